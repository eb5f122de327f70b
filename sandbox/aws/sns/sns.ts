import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Permission } from "../protocol/access.ts";
import { queryReplies } from "../protocol/query.ts";
import { AwsError, type AwsRequest, type Service } from "../protocol/service.ts";

export interface Topic {
  arn: string;
  name: string;
  displayName: string;
  /** The key that its messages are encrypted with. */
  key: string | undefined;
  policy: string | undefined;
}

export interface Message {
  id: string;
  at: string;
  topic: string;
  sender: string;
  subject: string | null;
  message: string;
  attributes: Record<string, string>;
}

const operations = ["Publish", "ListTopics", "GetTopicAttributes"];
/** A topic's own limit: subject, body and attributes together. */
const mostBytes = 262_144;

const { answer, failure } = queryReplies("http://sns.amazonaws.com/doc/2010-03-31/");

/** SNS as far as a sender needs it. Nothing is delivered: each message is kept, in memory and in `messages.jsonl`. */
export class Sns implements Service {
  readonly name = "sns";
  readonly protocol = "query";
  readonly topics = new Map<string, Topic>();
  readonly messages: Message[] = [];
  readonly #file: string;
  readonly #region: string;

  constructor({ state, region }: { state: string; region: string }) {
    this.#file = join(state, "messages.jsonl");
    this.#region = region;
  }

  operation({ query }: Parameters<Service["operation"]>[0]): string | undefined {
    return operations.find((one) => one === query.get("Action"));
  }

  async handle(operation: string, request: AwsRequest) {
    if (operation === "ListTopics") {
      request.access.demand({ action: "sns:ListTopics", resource: "*" });
      return answer(operation, { Topics: { member: [...this.topics.keys()].map((TopicArn) => ({ TopicArn })) } });
    }
    const arn = request.query.get("TopicArn") ?? request.query.get("TargetArn") ?? "";
    request.access.demand({ action: `sns:${operation}`, resource: arn });
    const topic = this.topics.get(arn);
    if (topic === undefined) throw new AwsError("NotFound", 404, "Topic does not exist");
    if (operation === "Publish") return this.#publish(topic, request);
    return answer(operation, { Attributes: { entry: attributes(topic) } });
  }

  /** As SNS itself names it. */
  failure(error: AwsError) {
    const { code, status, message } = error;
    return failure(code === "AccessDenied" ? new AwsError("AuthorizationError", status, message) : error);
  }

  #publish(topic: Topic, { query, principal, access }: AwsRequest) {
    access.demand(...this.#keyUses(topic, principal.account));
    const text = query.get("Message") ?? "";
    const subject = query.get("Subject");
    if (text === "") throw invalid("Empty message");
    if (Buffer.byteLength(text) > mostBytes) throw invalid("Message too long");
    if (subject !== null && !/^[\x20-\x7e]{1,99}$/.test(subject)) throw invalid("Subject");
    const id = randomUUID();
    const message: Message = {
      id,
      at: new Date().toISOString(),
      topic: topic.arn,
      sender: principal.arn,
      subject,
      message: text,
      attributes: messageAttributes(query),
    };
    this.messages.push(message);
    appendFileSync(this.#file, `${JSON.stringify(message)}\n`);
    return answer("Publish", { MessageId: id });
  }

  /** Source: "Managing Amazon SNS encryption keys", permissions of a publisher, in the SNS developer guide. */
  #keyUses({ arn, key }: Topic, account: string): Permission[] {
    if (key === undefined) return [];
    const context = {
      "kms:ViaService": `sns.${this.#region}.amazonaws.com`,
      "kms:CallerAccount": account,
      "kms:EncryptionContext:aws:sns:topicArn": arn,
    };
    return ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({ action, resource: key, context }));
  }
}

const invalid = (what: string) => new AwsError("InvalidParameter", 400, `Invalid parameter: ${what}`);

const attributes = ({ arn, displayName, key, policy }: Topic) =>
  Object.entries({ TopicArn: arn, DisplayName: displayName, KmsMasterKeyId: key, Policy: policy }).flatMap(
    ([name, value]) => (value === undefined ? [] : [{ key: name, value }]),
  );

function messageAttributes(query: URLSearchParams): Record<string, string> {
  const names = [...query].filter(([name]) => /^MessageAttributes\.entry\.\d+\.Name$/.test(name));
  return Object.fromEntries(
    names.map(([name, value]) => [value, query.get(name.replace(/Name$/, "Value.StringValue")) ?? ""]),
  );
}
