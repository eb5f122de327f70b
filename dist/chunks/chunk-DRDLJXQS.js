import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  literal,
  strictObject,
  string
} from "./chunk-HYDUDRLY.js";

// schema/pipeline-entry.ts
var EnvironmentName = string().regex(/^[a-z][a-z0-9-]{0,30}$/, "is not an environment name (a-z, 0-9, -, at most 31 characters)");
var Region = string().regex(/^[a-z]{2}(-[a-z]+)+-[0-9]$/, "is not an AWS region");
var document = strictObject({
  name: string().regex(/^[a-zA-Z0-9_.-]{3,128}$/),
  version: string().regex(/^[0-9]+$/),
  /** SHA-256 of the content, as SSM computes it; SendCommand pins it. */
  hash: string().regex(/^[0-9a-f]{64}$/)
});
var bucketName = string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
var logGroup = string().regex(/^[a-zA-Z0-9_/.#-]{1,512}$/);
var PipelineEntry = strictObject({
  schema: literal(1),
  environment: EnvironmentName,
  region: Region,
  artifactBucket: bucketName,
  documents: strictObject({ release: document, status: document }),
  fleetTag: strictObject({ key: string().min(1).max(128), value: string().min(1).max(256) }),
  /** Name of the alarm that tells of harm to users; a rollout's bake asks it. */
  harmAlarm: string().min(1).max(255).nullable().default(null),
  releaseTopicArn: string().startsWith("arn:").nullable(),
  /** Where database backups are, under Object Lock. */
  backupBucket: bucketName.nullable().default(null),
  /** Where people read on: Nginx's access log, the app's, and what the pipeline did on each host. */
  logGroups: strictObject({ access: logGroup, app: logGroup, release: logGroup }).nullable().default(null)
});
var pipelineParameter = (environment) => `/kloverbuy/${environment}/pipeline`;

export {
  EnvironmentName,
  Region,
  PipelineEntry,
  pipelineParameter
};
