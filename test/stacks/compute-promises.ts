import { createHash } from "node:crypto";
import type { Promised } from "./promise.ts";
import { type Attributes, resources, type Stack, unescaped } from "./synthesis.ts";

const first = (value: unknown) => [value].flat()[0] as Attributes | undefined;

function only(stack: Stack, type: string): Attributes {
  const [[, one] = [], ...others] = resources(stack, type);
  if (one === undefined || others.length > 0) throw new Error(`There is not exactly one ${type}.`);
  return one;
}

const template = (stack: Stack) => only(stack, "aws_launch_template");
const fleet = (stack: Stack) => only(stack, "aws_autoscaling_group");
const balancer = (stack: Stack) => only(stack, "aws_lb");
const disk = (stack: Stack) => first(first(template(stack).block_device_mappings)?.ebs);
const listener = (stack: Stack, port: number) =>
  resources(stack, "aws_lb_listener").find(([, one]) => one.port === port)?.[1] ?? {};
const userData = (stack: Stack) => Buffer.from(String(template(stack).user_data), "base64").toString();
const isProduction = (stack: Stack) => stack["//"].metadata.stackName === "kloverbuy-production";
const change = (one: Attributes | undefined, values: Attributes) => void Object.assign(one as Attributes, values);

export const computePromises: Promised[] = [
  {
    promise: "a host is Canonical's Ubuntu 22.04, in production a c6a.large",
    holds: (stack) =>
      /^resolve:ssm:\/aws\/service\/canonical\/ubuntu\/server\/22\.04\/stable\/current\/amd64\//.test(
        String(template(stack).image_id),
      ) &&
      (!isProduction(stack) || template(stack).instance_type === "c6a.large"),
    spoil: (stack) => change(template(stack), { image_id: "ami-0123456789abcdef0" }),
  },
  {
    promise: "a host's metadata answers nobody without a token, and nobody a hop away",
    holds: (stack) => {
      const options = first(template(stack).metadata_options);
      return options?.http_tokens === "required" && options.http_put_response_hop_limit === 1;
    },
    spoil: (stack) => change(first(template(stack).metadata_options), { http_tokens: "optional" }),
  },
  {
    promise: "a host's disk is encrypted gp3",
    holds: (stack) => disk(stack)?.encrypted === "true" && disk(stack)?.volume_type === "gp3",
    spoil: (stack) => change(disk(stack), { encrypted: "false" }),
  },
  {
    promise: "nobody has a key to a host",
    holds: (stack) => template(stack).key_name === undefined && resources(stack, "aws_key_pair").length === 0,
    spoil: (stack) => change(template(stack), { key_name: "mine" }),
  },
  {
    promise: "a host has the host role and no other",
    holds: (stack) =>
      first(template(stack).iam_instance_profile)?.name === `\${aws_iam_instance_profile.host_profile.name}`,
    spoil: (stack) => change(first(template(stack).iam_instance_profile), { name: "administrator" }),
  },
  {
    promise: "user data fits, holds no secret, and names the very scripts that are stored, by their SHA-256",
    holds: (stack) => {
      const { key, content } = only(stack, "aws_s3_object");
      const sha256 = createHash("sha256").update(unescaped(content)).digest("hex");
      const text = userData(stack);
      return (
        key === `hosts/${sha256}.sh` &&
        text.includes(`\nexport KLOVERBUY_SCRIPTS=${sha256}\n`) &&
        text.startsWith("#!/usr/bin/env bash\n") &&
        Buffer.byteLength(text) <= 16_384 &&
        JSON.stringify(template(stack).depends_on).includes("aws_s3_object.host_scripts")
      );
    },
    spoil: (stack) => change(only(stack, "aws_s3_object"), { content: "#!/bin/sh\n" }),
  },
  {
    promise: "hosts are in private subnets of three zones, and carry the tag by which they are of the fleet",
    holds: (stack) => {
      const tags = fleet(stack).tag as { key: string; value: string; propagate_at_launch: boolean }[];
      const subnets = (fleet(stack).vpc_zone_identifier as string[]).filter((one) =>
        one.includes("aws_subnet.private_"),
      );
      return (
        new Set(subnets).size === 3 &&
        tags.some(({ key, propagate_at_launch }) => key === "kloverbuy:environment" && propagate_at_launch)
      );
    },
    spoil: (stack) => change(fleet(stack), { vpc_zone_identifier: [`\${aws_subnet.public_a.id}`] }),
  },
  {
    promise: "the fleet follows its load, and its alarms see how many hosts it wants",
    holds: (stack) => {
      const policy = only(stack, "aws_autoscaling_policy");
      return (
        policy.policy_type === "TargetTrackingScaling" &&
        (fleet(stack).enabled_metrics as string[]).includes("GroupDesiredCapacity") &&
        JSON.stringify(fleet(stack).lifecycle) === '{"ignore_changes":["desired_capacity"]}'
      );
    },
    spoil: (stack) => change(only(stack, "aws_autoscaling_policy"), { policy_type: "SimpleScaling" }),
  },
  {
    promise: "a new launch template replaces hosts one after another, and none goes before its successor serves",
    holds: (stack) => {
      const refresh = first(fleet(stack).instance_refresh);
      const hook = first(fleet(stack).initial_lifecycle_hook);
      return (
        refresh?.strategy === "Rolling" &&
        first(refresh.preferences)?.min_healthy_percentage === 100 &&
        hook?.lifecycle_transition === "autoscaling:EC2_INSTANCE_LAUNCHING" &&
        hook.default_result === "ABANDON"
      );
    },
    spoil: (stack) => change(first(fleet(stack).initial_lifecycle_hook), { default_result: "CONTINUE" }),
  },
  {
    promise: "the balancer speaks TLS 1.2 and 1.3, and redirects plain HTTP to it",
    holds: (stack) => {
      const action = first(listener(stack, 80).default_action);
      return (
        String(listener(stack, 443).ssl_policy).startsWith("ELBSecurityPolicy-TLS13-1-2-Res-") &&
        listener(stack, 443).protocol === "HTTPS" &&
        action?.type === "redirect" &&
        first(action.redirect)?.protocol === "HTTPS"
      );
    },
    spoil: (stack) => change(first(listener(stack, 80).default_action), { type: "forward" }),
  },
  {
    promise: "the balancer drops malformed headers, and tells who came",
    holds: (stack) =>
      balancer(stack).drop_invalid_header_fields === true && first(balancer(stack).access_logs)?.enabled === true,
    spoil: (stack) => change(first(balancer(stack).access_logs), { enabled: false }),
  },
  {
    promise: "the balancer asks what Nginx answers for every release, whatever path a release names",
    holds: (stack) => {
      const check = first(only(stack, "aws_lb_target_group").health_check);
      const scripts = unescaped(only(stack, "aws_s3_object").content);
      return scripts.includes(
        `location = ${check?.path} {\n    access_log off;\n    proxy_pass http://health@HEALTH@;`,
      );
    },
    spoil: (stack) => change(first(only(stack, "aws_lb_target_group").health_check), { path: "/" }),
  },
  {
    promise: "production's balancer is not deleted by a slip",
    holds: (stack) => balancer(stack).enable_deletion_protection === isProduction(stack),
    spoil: (stack) => change(balancer(stack), { enable_deletion_protection: !isProduction(stack) }),
  },
];
