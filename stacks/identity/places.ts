import type { Environment } from "../config/environment.ts";
import { stateBucket } from "../config/state.ts";

/** ARNs of an environment's own things by their names, so that a role can be written before what it is for is made. */
export function places(environment: Environment) {
  const { name, account, region, names } = environment;
  const own = `kloverbuy-${name}`;
  const at = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const bucket = (title: string) => `arn:aws:s3:::${title}`;
  return {
    own,
    at,
    artifacts: bucket(names.artifactBucket),
    images: bucket(names.imageBucket),
    backups: bucket(names.backupBucket),
    buckets: [names.artifactBucket, names.imageBucket, names.logBucket, names.backupBucket].map(bucket),
    state: bucket(stateBucket(environment).name),
    /** Of this environment alone; the others' lie beside it. */
    stateKey: `${own}.tfstate`,
    /** All that the actions and hosts write of this environment. */
    records: `environments/${name}`,
    /** What new hosts run (compute/scripts.ts). */
    hostScripts: `${bucket(names.artifactBucket)}/hosts/*`,
    fleet: at("autoscaling", `autoScalingGroup:*:autoScalingGroupName/${names.fleet}`),
    instances: at("ec2", "instance/*"),
    parameters: at("ssm", `parameter/kloverbuy/${name}/*`),
    entry: at("ssm", `parameter/kloverbuy/${name}/pipeline`),
    documents: {
      release: at("ssm", `document/${names.releaseDocument}`),
      status: at("ssm", `document/${names.statusDocument}`),
    },
    /** What Nginx, the app and the scripts write; AWS's own services have their groups elsewhere. */
    logs: at("logs", `log-group:/kloverbuy/${name}/*`),
    topics: { orders: at("sns", `${own}-orders`), releases: at("sns", `${own}-releases`) },
    /** Namespace of what the CloudWatch agents measure. */
    metrics: `KloverBuy/${name}`,
    iam: (rest: string) => `arn:aws:iam::${account}:${rest}`,
  };
}
export type Places = ReturnType<typeof places>;
