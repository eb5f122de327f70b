import type { Promised } from "./promise.ts";
import { resources, type Stack } from "./synthesis.ts";

interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal: "*" | { Service?: string };
  Action: string | string[];
  Resource: string;
  Condition?: Record<string, Record<string, string | string[]>>;
}

const TOPICS = ["alerts", "releases", "orders"];

const policyOf = (stack: Stack, topic: string) =>
  resources(stack, "aws_sns_topic_policy").find(([, one]) => one.arn === `\${aws_sns_topic.${topic}.arn}`)?.[1];

const statements = (stack: Stack, topic: string): Statement[] =>
  JSON.parse(String(policyOf(stack, topic)?.policy ?? '{"Statement":[]}')).Statement;

const everyTopic = (stack: Stack, check: (statements: Statement[]) => boolean) => {
  const made = resources(stack, "aws_sns_topic").map(([name]) => name);
  return made.length === TOPICS.length && made.every((name) => check(statements(stack, name)));
};

const rewrite = (topic: string, change: (statements: Statement[]) => Statement[]) => (stack: Stack) => {
  const policy = policyOf(stack, topic);
  if (policy) policy.policy = JSON.stringify({ Version: "2012-10-17", Statement: change(statements(stack, topic)) });
};

const account = (stack: Stack) => [stack.provider.aws[0]?.allowed_account_ids].flat()[0];

/** Role names that may publish into a topic: everyone else is denied. */
const publishers = (stack: Stack, topic: string) =>
  statements(stack, topic)
    .filter(({ Effect, Principal, Action }) => Effect === "Deny" && Principal === "*" && Action === "sns:Publish")
    .flatMap(({ Condition }) => [Condition?.ArnNotLike?.["aws:PrincipalArn"] ?? []].flat())
    .map((arn) => arn.split("-").at(-1))
    .join();

export const messagingPromises: Promised[] = [
  {
    promise: "every topic is encrypted with a key of our own that is rotated",
    holds: (stack) =>
      resources(stack, "aws_sns_topic").every(([, { kms_master_key_id }]) => {
        const key = /^\$\{aws_kms_key\.(\w+)\.arn\}$/.exec(String(kms_master_key_id))?.[1] ?? "";
        return stack.resource.aws_kms_key?.[key]?.enable_key_rotation === true;
      }),
    spoil: (stack) => {
      delete stack.resource.aws_sns_topic?.orders?.kms_master_key_id;
    },
  },
  {
    promise: "no topic answers over plain HTTP, whatever is asked of it",
    holds: (stack) =>
      everyTopic(stack, (all) =>
        all.some(
          ({ Effect, Principal, Action, Condition }) =>
            Effect === "Deny" &&
            Principal === "*" &&
            ["sns:Publish", "sns:Subscribe", "sns:SetTopicAttributes"].every((one) => Action.includes(one)) &&
            Condition?.Bool?.["aws:SecureTransport"] === "false",
        ),
      ),
    spoil: rewrite("releases", (all) => all.filter(({ Sid }) => Sid !== "TlsOnly")),
  },
  {
    promise: "nothing but CloudWatch, Budgets and RDS raises an alert, and only for this account and for what is ours",
    holds: (stack) => {
      const allowed = statements(stack, "alerts").filter(({ Effect }) => Effect === "Allow");
      return (
        allowed
          .map(({ Principal }) => (Principal === "*" ? "*" : Principal.Service))
          .sort()
          .join() === "budgets.amazonaws.com,cloudwatch.amazonaws.com,events.rds.amazonaws.com" &&
        allowed.every(
          ({ Action, Condition }) =>
            Action === "sns:Publish" &&
            Condition?.StringEquals?.["aws:SourceAccount"] === account(stack) &&
            String(Condition?.ArnLike?.["aws:SourceArn"]).includes(`:${account(stack)}:`),
        )
      );
    },
    spoil: rewrite("alerts", (all) =>
      all.map(({ Condition, ...rest }) => ({
        ...rest,
        ...(rest.Sid === "BudgetsPublish" ? {} : Condition && { Condition }),
      })),
    ),
  },
  {
    promise: "no role of the pipeline or of a host can raise an alert or silence the alerts",
    holds: (stack) =>
      statements(stack, "alerts").some(({ Effect, Action, Condition }) => {
        const denied = [Condition?.ArnLike?.["aws:PrincipalArn"] ?? []].flat().map((arn) => arn.split("-").at(-1));
        return (
          Effect === "Deny" &&
          ["sns:Publish", "sns:DeleteTopic", "sns:SetTopicAttributes"].every((one) => Action.includes(one)) &&
          ["host", "build", "deploy", "pipeline", "backup"].every((role) => denied.includes(role))
        );
      }),
    spoil: rewrite("alerts", (all) => all.filter(({ Sid }) => Sid !== "NotForThePipeline")),
  },
  {
    promise: "only the deploying roles tell of releases, and only hosts of orders",
    holds: (stack) => publishers(stack, "releases") === "deploy,pipeline" && publishers(stack, "orders") === "host",
    spoil: rewrite("orders", (all) => all.filter(({ Sid }) => Sid !== "OnlyTheseRolesPublish")),
  },
  {
    promise: "no other account reads or changes what is told of releases and orders",
    holds: (stack) =>
      ["releases", "orders"].every((topic) =>
        statements(stack, topic).some(
          ({ Effect, Action, Condition }) =>
            Effect === "Deny" &&
            Action.includes("sns:Subscribe") &&
            Condition?.StringNotEquals?.["aws:PrincipalAccount"] === account(stack),
        ),
      ),
    spoil: rewrite("orders", (all) => all.filter(({ Sid }) => Sid !== "OwnAccountOnly")),
  },
  {
    promise: "nothing is delivered over plain HTTP",
    holds: (stack) => resources(stack, "aws_sns_topic_subscription").every(([, { protocol }]) => protocol !== "http"),
    spoil: (stack) => {
      stack.resource.aws_sns_topic_subscription = { one: { protocol: "http" } };
    },
  },
  {
    promise:
      "texts go out as transactional, people can opt out, and no Pinpoint project is made: the service has ended",
    holds: (stack) =>
      resources(stack, "aws_pinpointsmsvoicev2_configuration_set").some(
        ([, one]) => one.default_message_type === "TRANSACTIONAL",
      ) &&
      resources(stack, "aws_pinpointsmsvoicev2_opt_out_list").length === 1 &&
      Object.keys(stack.resource).every((type) => !type.startsWith("aws_pinpoint_")),
    spoil: (stack) => {
      stack.resource.aws_pinpoint_app = { shop: { name: "shop" } };
    },
  },
];
