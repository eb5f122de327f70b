import * as z from "zod";

export const EnvironmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, "is not an environment name (a-z, 0-9, -, at most 31 characters)");

export const Region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-[0-9]$/, "is not an AWS region");

const document = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_.-]{3,128}$/),
  version: z.string().regex(/^[0-9]+$/),
  /** SHA-256 of the content, as SSM computes it; SendCommand pins it. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const logGroup = z.string().regex(/^[a-zA-Z0-9_/.#-]{1,512}$/);

/** The one Parameter Store entry that the stacks write and the actions read: `/kloverbuy/<environment>/pipeline`. */
export const PipelineEntry = z.strictObject({
  schema: z.literal(1),
  environment: EnvironmentName,
  region: Region,
  artifactBucket: bucketName,
  documents: z.strictObject({ release: document, status: document }),
  fleetTag: z.strictObject({ key: z.string().min(1).max(128), value: z.string().min(1).max(256) }),
  /** Name of the alarm that tells of harm to users; a rollout's bake asks it. */
  harmAlarm: z.string().min(1).max(255).nullable().default(null),
  releaseTopicArn: z.string().startsWith("arn:").nullable(),
  /** Where database backups are, under Object Lock. */
  backupBucket: bucketName.nullable().default(null),
  /** Where people read on: Nginx's access log, the app's, and what the pipeline did on each host. */
  logGroups: z.strictObject({ access: logGroup, app: logGroup, release: logGroup }).nullable().default(null),
});
export type PipelineEntry = z.infer<typeof PipelineEntry>;

export const pipelineParameter = (environment: string) => `/kloverbuy/${environment}/pipeline`;
