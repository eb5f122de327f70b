import { createHash } from "node:crypto";

/** Reads another attribute of the same resource. */
type Own = (attribute: string) => string;
interface Place {
  account: string;
  region: string;
  /** Names the resource in all stacks: what is derived from it is the same at each start. */
  unique: string;
}

const hex = (text: string, length: number) => createHash("sha256").update(text).digest("hex").slice(0, length);

/** In the form of a key's id, a UUID. */
function uuid(text: string): string {
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex(text, 32)) ?? [];
  return parts.join("-");
}

/** What AWS makes up for a resource, by type and attribute, in the forms of "Actions, resources, and condition keys". */
const makers: Record<string, Record<string, (own: Own, place: Place) => string>> = {
  aws_s3_bucket: {
    id: (own) => own("bucket"),
    arn: (own) => `arn:aws:s3:::${own("bucket")}`,
  },
  aws_kms_key: {
    key_id: (_, { unique }) => uuid(unique),
    id: (_, { unique }) => uuid(unique),
    arn: (_, { account, region, unique }) => `arn:aws:kms:${region}:${account}:key/${uuid(unique)}`,
  },
  aws_iam_role: {
    id: (own) => own("name"),
    arn: (own, { account }) => `arn:aws:iam::${account}:role${own("path")}${own("name")}`,
    path: () => "/",
  },
  aws_iam_policy: {
    arn: (own, { account }) => `arn:aws:iam::${account}:policy${own("path")}${own("name")}`,
    path: () => "/",
  },
  aws_iam_openid_connect_provider: {
    arn: (own, { account }) => `arn:aws:iam::${account}:oidc-provider/${own("url").replace(/^https:\/\//, "")}`,
  },
  aws_sns_topic: {
    id: (own, { account, region }) => `arn:aws:sns:${region}:${account}:${own("name")}`,
    arn: (own, { account, region }) => `arn:aws:sns:${region}:${account}:${own("name")}`,
  },
  aws_cloudwatch_log_group: {
    arn: (own, { account, region }) => `arn:aws:logs:${region}:${account}:log-group:${own("name")}`,
  },
  aws_cloudwatch_metric_alarm: {
    arn: (own, { account, region }) => `arn:aws:cloudwatch:${region}:${account}:alarm:${own("alarm_name")}`,
  },
  aws_cloudwatch_composite_alarm: {
    arn: (own, { account, region }) => `arn:aws:cloudwatch:${region}:${account}:alarm:${own("alarm_name")}`,
  },
  aws_ssm_document: {
    id: (own) => own("name"),
    arn: (own, { account, region }) => `arn:aws:ssm:${region}:${account}:document/${own("name")}`,
  },
  aws_ssm_parameter: {
    id: (own) => own("name"),
    arn: (own, { account, region }) => `arn:aws:ssm:${region}:${account}:parameter/${own("name").replace(/^\//, "")}`,
  },
};

/** undefined: nothing that AWS would make up. An id or ARN of a thing that is not played is a made-up one, always the same. */
export function computed(type: string, attribute: string, own: Own, place: Place): string | undefined {
  const make = makers[type]?.[attribute];
  if (make !== undefined) return make(own, place);
  const kind = /(?:^|[._])(id|arn)$/.exec(attribute)?.[1];
  if (kind === undefined) return undefined;
  const made = `${type.replace(/^aws_/, "")}-${hex(`${place.unique}.${attribute}`, 17)}`;
  if (kind === "id") return made;
  return `arn:aws:${made.split(/[_-]/)[0]}:${place.region}:${place.account}:${made}`;
}
