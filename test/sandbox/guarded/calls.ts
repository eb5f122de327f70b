import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { PublishCommand } from "@aws-sdk/client-sns";
import {
  DescribeInstanceInformationCommand,
  GetParameterCommand,
  PutParameterCommand,
  SendCommandCommand,
  UpdateDocumentCommand,
} from "@aws-sdk/client-ssm";
import { account as number } from "../../../sandbox/account/stack/index.ts";
import { hosts, other, own, region } from "./account.ts";
import type { Act, Attempts } from "./attempts.ts";

const document = (what: string, environment = own) => `kloverbuy-${environment}-${what}`;
const documentArn = (name: string, account: string) => `arn:aws:ssm:${region}:${account}:document/${name}`;
const hostArn = (id: string) => `arn:aws:ec2:${region}:${number}:instance/${id}`;
const topic = (name: string) => `arn:aws:sns:${region}:${number}:kloverbuy-${own}-${name}`;

const send =
  (DocumentName: string, target: string | { tag: string }, environment = own): Act =>
  ({ ssm }) =>
    ssm.send(
      new SendCommandCommand({
        DocumentName,
        ...(typeof target === "string"
          ? { InstanceIds: [target] }
          : { Targets: [{ Key: "tag:kloverbuy:environment", Values: [target.tag] }] }),
        Parameters: DocumentName.startsWith("AWS-")
          ? { commands: ["id"] }
          : { environment: [environment], ...(DocumentName.endsWith("release") && release) },
      }),
    );
const release = {
  operation: ["status"],
  release: ["0123456-0123456789ab"],
  rollout: ["00000001-0123abcd"],
  fence: ["1"],
  deadline: ["0"],
  hook: ["false"],
};
const parameter =
  (Name: string): Act =>
  ({ ssm }) =>
    ssm.send(new GetParameterCommand({ Name }));
const setParameter =
  (Name: string): Act =>
  ({ ssm }) =>
    ssm.send(new PutParameterCommand({ Name, Value: "{}", Overwrite: true, Type: "String" }));
const changeDocument =
  (Name: string): Act =>
  ({ ssm }) =>
    ssm.send(new UpdateDocumentCommand({ Name, Content: "{}", DocumentVersion: "$LATEST" }));
const publish =
  (name: string): Act =>
  ({ sns }) =>
    sns.send(new PublishCommand({ TopicArn: topic(name), Message: "x" }));
const fleet: Act = ({ ssm }) => ssm.send(new DescribeInstanceInformationCommand({}));
const alarms: Act = ({ cloudwatch }) => cloudwatch.send(new DescribeAlarmsCommand({}));
const entry = (name: string) => `/kloverbuy/${name}/pipeline`;

/** Documents, hosts, parameters, topics and alarms. */
export const calls: Attempts = {
  "deploy runs another environment's document": {
    by: "deploy",
    hostile: send(document("release", other), hosts.own, other),
    denied: { action: "ssm:SendCommand", resource: documentArn(document("release", other), number) },
    rightful: send(document("release"), hosts.own),
  },
  "deploy reaches a host of another environment's tag": {
    by: "deploy",
    hostile: send(document("status"), hosts.other),
    denied: { action: "ssm:SendCommand", resource: hostArn(hosts.other) },
    rightful: send(document("status"), hosts.own),
  },
  "deploy reaches another environment's hosts by their tag": {
    by: "deploy",
    hostile: send(document("status"), { tag: other }),
    denied: { action: "ssm:SendCommand", resource: hostArn(hosts.other) },
    rightful: send(document("status"), { tag: own }),
  },
  "deploy reaches a host without a tag": {
    by: "deploy",
    hostile: send(document("status"), hosts.untagged),
    denied: { action: "ssm:SendCommand", resource: hostArn(hosts.untagged) },
    rightful: send(document("status"), hosts.own),
  },
  "deploy runs any command": {
    by: "deploy",
    hostile: send("AWS-RunShellScript", hosts.own),
    denied: { action: "ssm:SendCommand", resource: documentArn("AWS-RunShellScript", "") },
    rightful: send(document("status"), hosts.own),
  },
  "deploy changes what hosts run": {
    by: "deploy",
    hostile: changeDocument(document("release")),
    denied: { action: "ssm:UpdateDocument" },
    rightful: send(document("release"), hosts.own),
  },
  "deploy cries wolf": {
    by: "deploy",
    hostile: publish("alerts"),
    denied: { action: "sns:Publish", deniedBy: "NotForThePipeline" },
    rightful: publish("releases"),
  },
  "build asks for the alarms": {
    by: "build",
    hostile: alarms,
    denied: { action: "cloudwatch:DescribeAlarms" },
    rightful: parameter(entry(own)),
  },
  "build asks who is in the fleet": {
    by: "build",
    hostile: fleet,
    denied: { action: "ssm:DescribeInstanceInformation" },
    rightful: parameter(entry(own)),
  },
  "build reads another environment's entry": {
    by: "build",
    hostile: parameter(entry(other)),
    denied: { action: "ssm:GetParameter" },
    rightful: parameter(entry(own)),
  },
  "deploy points the pipeline elsewhere": {
    by: "deploy",
    hostile: setParameter(entry(own)),
    denied: { action: "ssm:PutParameter" },
    rightful: parameter(entry(own)),
  },
  "host tells of a release": {
    by: "host",
    hostile: publish("releases"),
    denied: { action: "sns:Publish", deniedBy: "OnlyTheseRolesPublish" },
    rightful: publish("orders"),
  },
  "host sends a script to its neighbours": {
    by: "host",
    hostile: send(document("release"), hosts.own),
    denied: { action: "ssm:SendCommand" },
    rightful: parameter(`/kloverbuy/${own}/agent`),
  },
  "operator rolls out": {
    by: "operator",
    hostile: send(document("release"), hosts.own),
    denied: { action: "ssm:SendCommand", resource: documentArn(document("release"), number) },
    rightful: send(document("status"), hosts.own),
  },
};
