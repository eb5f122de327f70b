import type { Permission } from "../protocol/access.ts";
import { awsOwned } from "./aws-owned.ts";
import { refusal } from "./input.ts";
import type { Instances, ManagedInstance } from "./instances.ts";

export interface Surroundings {
  account: string;
  region: string;
  instances: Instances;
}
type Input = Record<string, unknown>;
type Needs = (operation: string, input: Input, around: Surroundings) => Permission[];

/*
 * The input is read as leniently as can be, since an input that the operation's own schema refuses does nothing, and one that
 * passes it has these shapes.
 */
const text = (value: unknown) => (typeof value === "string" ? value : "");
const texts = (value: unknown) => (Array.isArray(value) ? value.map(text) : []);

/** SSM's action of the same name takes no resource. Source: "Actions, resources, and condition keys for AWS Systems Manager". */
const anywhere: Needs = (operation) => [{ action: `ssm:${operation}`, resource: "*" }];

const documentArn = (name: string, { account, region }: Surroundings) => {
  // In every ARN that a caller writes, the last part is the document that is meant.
  const own = name.replace(/^arn:aws:ssm:[^:]*:[0-9]*:document\//, "");
  return `arn:aws:ssm:${region}:${Object.hasOwn(awsOwned, own) ? "" : account}:document/${own}`;
};
const onDocument: Needs = (operation, { Name }, around) => [
  { action: `ssm:${operation}`, resource: documentArn(text(Name), around) },
];

const parameterArn = (name: string, { account, region }: Surroundings) =>
  `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, "").replace(/:[^:]*$/, "")}`;
const onParameters: Needs = (operation, { Name, Names, Path }, around) =>
  [...(Names === undefined ? [text(Name ?? Path)] : texts(Names))].map((name) => ({
    action: `ssm:${operation}`,
    resource: parameterArn(name, around),
  }));

/** The document, and each host: both must be allowed. */
const sendCommand: Needs = (operation, input, around) => {
  const action = `ssm:${operation}`;
  const instances = named(input, around);
  return [
    { action, resource: documentArn(text(input.DocumentName), around) },
    ...instances.map(({ id, tags }) => ({
      action,
      resource: `arn:aws:ec2:${around.region}:${around.account}:instance/${id}`,
      context: Object.fromEntries(
        Object.entries(tags).flatMap(([key, value]) => [
          [`ssm:resourceTag/${key}`, value],
          [`aws:ResourceTag/${key}`, value],
        ]),
      ),
    })),
  ];
};

/** A host that is not there has no tags; targets that match no host ask for every host. */
function named(input: Input, { instances }: Surroundings): Pick<ManagedInstance, "id" | "tags">[] {
  const ids = texts(input.InstanceIds).map((id) => instances.get(id) ?? { id, tags: {} });
  const targets = Array.isArray(input.Targets) ? input.Targets : [];
  if (targets.length === 0) return ids;
  const filters = targets.map((one: Input) => ({ Key: text(one?.Key), Values: texts(one?.Values) }));
  const found = instances.matching(filters);
  return [...ids, ...(found.length > 0 ? found : [{ id: "*", tags: {} }])];
}

const needs: Record<string, Needs> = {
  SendCommand: sendCommand,
  ListCommands: anywhere,
  ListCommandInvocations: anywhere,
  GetCommandInvocation: anywhere,
  CancelCommand: anywhere,
  DescribeInstanceInformation: anywhere,
  CreateDocument: onDocument,
  UpdateDocument: onDocument,
  UpdateDocumentDefaultVersion: onDocument,
  DescribeDocument: onDocument,
  GetDocument: onDocument,
  PutParameter: onParameters,
  GetParameter: onParameters,
  GetParameters: onParameters,
  GetParametersByPath: onParameters,
  DeleteParameter: onParameters,
};

/** An operation that is not described is refused to every caller. */
export function permissions(operation: string, input: unknown, around: Surroundings): Permission[] {
  const wanted = needs[operation];
  if (wanted === undefined) throw refusal("InvalidAction", `Teach sandbox/aws/ssm/permissions.ts ${operation}.`);
  return wanted(operation, (typeof input === "object" && input !== null ? input : {}) as Input, around);
}
