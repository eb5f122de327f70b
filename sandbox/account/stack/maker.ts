type Tier = "Standard" | "Advanced" | "Intelligent-Tiering";
export type ParameterType = "String" | "StringList" | "SecureString";

/** What AWS computes when a document is made and a stack can refer to. */
export interface MadeDocument {
  version: string;
  hash: string;
}
/** A policy's text, and the name that its statements without a Sid go by. */
export interface NamedPolicy {
  name: string;
  text: string;
}
export interface DeclaredRole {
  name: string;
  arn: string;
  trust: string;
  policies: NamedPolicy[];
  boundary: NamedPolicy | undefined;
}
export interface DeclaredBucket {
  name: string;
  arn: string;
  versioned: boolean;
  policy: string | undefined;
  encryption: { algorithm: "AES256" | "aws:kms"; keyId?: string; bucketKey?: boolean } | undefined;
}
export interface DeclaredTopic {
  name: string;
  arn: string;
  displayName: string;
  key: string | undefined;
  policy: string | undefined;
}
export interface DeclaredAlarm {
  name: string;
  arn: string;
  description: string;
  /** Alarms of which one in alarm puts this one in alarm; absent: it looks at a metric. */
  signs?: string[];
}

/** Makes what the stacks declare, as far as the sandbox plays it. */
export interface Maker {
  bucket(bucket: DeclaredBucket): void;
  key(key: { arn: string; policy: string | undefined }): void;
  provider(provider: { arn: string; url: string; audiences: string[] }): void;
  role(role: DeclaredRole): void;
  topic(topic: DeclaredTopic): void;
  alarm(alarm: DeclaredAlarm): void;
  document(document: { name: string; content: string; format: "JSON" | "YAML" }): MadeDocument;
  parameter(parameter: { name: string; type: ParameterType; value: string; tier: Tier }): void;
}
