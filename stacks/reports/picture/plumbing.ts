const settings = "a setting of what it belongs to";
const permissions = "what a role may: drawn as its arrows";
const routes = "drawn as what kind its subnets are";
const ports = "drawn as arrows with their ports";

/** Types that have no box of their own, and why. A resource that is neither in a box nor of one of these stops the picture. */
export const plumbing: Record<string, string> = {
  aws_default_security_group: "has no rule, so nothing is in it",
  aws_iam_policy: permissions,
  aws_iam_role_policy: permissions,
  aws_iam_role_policy_attachment: permissions,
  aws_route: routes,
  aws_route_table: routes,
  aws_route_table_association: routes,
  aws_s3_bucket_lifecycle_configuration: settings,
  aws_s3_bucket_logging: settings,
  aws_s3_bucket_object_lock_configuration: settings,
  aws_s3_bucket_ownership_controls: settings,
  aws_s3_bucket_policy: settings,
  aws_s3_bucket_public_access_block: settings,
  aws_s3_bucket_server_side_encryption_configuration: settings,
  aws_s3_bucket_versioning: settings,
  aws_security_group: ports,
  aws_sns_topic_policy: settings,
  aws_vpc_security_group_egress_rule: ports,
  aws_vpc_security_group_ingress_rule: ports,
};
