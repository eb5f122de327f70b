import type { Environment } from "../../config/environment.ts";
import type { Keys } from "../../storage/keys.ts";
import { places } from "../places.ts";
import { find, useKey } from "../shared.ts";
import { allow, type Statement } from "../statement.ts";

export interface HostNeeds {
  keys: Keys;
  /** The app's own login to the database; never the master's. */
  appSecret: string;
}

/** What the host's scripts, its app and its two agents do; an attacker who breaks into the app has this. */
export function host(environment: Environment, needs: HostNeeds): Statement[] {
  return [...releases(environment, needs), ...app(environment, needs), ...agents(environment)];
}

/** user-data.sh, release.sh, join.sh, guard.sh, ready.sh: they write nothing, so that a host cannot change what the others run. */
function releases(environment: Environment, { keys }: HostNeeds): Statement[] {
  const { artifacts, fleet, records } = places(environment);
  const read = ["hosts/*", "releases/*", `${records}/current.json`, `${records}/rollouts/*`];
  return [
    allow("ReadReleases", { Action: ["s3:GetObject"], Resource: read.map((key) => `${artifacts}/${key}`) }),
    find("FindReleases", artifacts, read),
    useKey("DecryptReleases", environment, keys.artifacts, ["s3"], false),
    allow("SayThatItServes", { Action: ["autoscaling:CompleteLifecycleAction"], Resource: [fleet] }),
  ];
}

function app(environment: Environment, { keys, appSecret }: HostNeeds): Statement[] {
  const { images, topics } = places(environment);
  const { origination } = environment.messaging.sms;
  return [
    // An image is replaced, never deleted: the bucket keeps what it was.
    allow("KeepImages", { Action: ["s3:GetObject", "s3:PutObject"], Resource: [`${images}/*`] }),
    allow("ReadAppSecret", { Action: ["secretsmanager:GetSecretValue"], Resource: [appSecret] }),
    useKey("UseDataKey", environment, keys.data, ["s3", "secretsmanager"], true),
    allow("TellOrders", { Action: ["sns:Publish"], Resource: [topics.orders] }),
    useKey("EncryptOrders", environment, keys.records, ["sns"], true),
    // Texts cost money and reach people: only from what this environment sends them from.
    ...(origination === null
      ? []
      : [allow("SendTexts", { Action: ["sms-voice:SendTextMessage"], Resource: [origination] })]),
  ];
}

/** Instead of AWS's AmazonSSMManagedInstanceCore and CloudWatchAgentServerPolicy, which may read every parameter and any log. */
function agents(environment: Environment): Statement[] {
  const { at, instances, logs, metrics } = places(environment);
  return [
    allow("AgentReports", { Action: ["ssm:UpdateInstanceInformation"], Resource: [instances] }),
    allow("AgentListens", {
      Action: [
        ...["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map(
          (action) => `ssmmessages:${action}`,
        ),
        ...["AcknowledgeMessage", "DeleteMessage", "FailMessage", "GetEndpoint", "GetMessages", "SendReply"].map(
          (action) => `ec2messages:${action}`,
        ),
      ],
      Resource: ["*"],
    }),
    allow("WriteLogs", {
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logs],
    }),
    allow("WriteMetrics", {
      Action: ["cloudwatch:PutMetricData"],
      Resource: ["*"],
      Condition: { StringEquals: { "cloudwatch:namespace": metrics } },
    }),
    allow("ReadAgentSettings", {
      Action: ["ssm:GetParameter"],
      Resource: [at("ssm", `parameter${environment.names.agentParameter}`)],
    }),
    allow("ReadOwnTags", { Action: ["ec2:DescribeTags"], Resource: ["*"] }),
  ];
}
