/* The services of the account, a line each: nothing else has to know that there is one more. */
export { play as cloudwatch } from "../aws/cloudwatch/play.ts";
export { play as iam } from "../aws/iam/play.ts";
export { play as kms } from "../aws/kms/play.ts";
export { play as s3 } from "../aws/s3/play.ts";
export { play as sns } from "../aws/sns/play.ts";
export { play as ssm } from "../aws/ssm/play.ts";
export { play as sts } from "../aws/sts/play.ts";
