import { Lb } from "@cdktf/provider-aws/lib/lb/index.js";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener/index.js";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group/index.js";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Network } from "../network/index.ts";
import type { Storage } from "../storage/index.ts";
import { BALANCER_PREFIX } from "../storage/log-policy.ts";

/** TLS 1.2 and 1.3, forward secrecy and authenticated encryption only: elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/**
 * Nginx answers it with what the live release says of itself, on any path that the release's manifest names, and with 503 on a
 * host without one (shell/nginx): so no value here can contradict a release.
 */
export const HEALTH_PATH = "/.kloverbuy/health";

export interface Balancer {
  balancer: Lb;
  targets: LbTargetGroup;
}

/** HTTPS from users, HTTP to hosts inside the network. */
export function makeBalancer(
  stack: TerraformStack,
  environment: Environment,
  { network, storage, certificateArn }: { network: Network; storage: Storage; certificateArn: string },
): Balancer {
  const { compute, names } = environment;
  const balancer = new Lb(stack, "balancer", {
    name: names.fleet,
    loadBalancerType: "application",
    internal: false,
    ipAddressType: "ipv4",
    subnets: network.subnets.public.map(({ id }) => id),
    securityGroups: [network.groups.balancer.id],
    // Shorter than Nginx's keepalive_timeout (75 s): of an idle connection the balancer is the one that closes.
    idleTimeout: 60,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "defensive",
    enableHttp2: true,
    enableDeletionProtection: environment.protected,
    accessLogs: { bucket: storage.logs.bucket, prefix: BALANCER_PREFIX, enabled: true },
    dependsOn: [storage.logsPolicy],
  });
  const targets = makeTargets(stack, environment, network);
  new LbListener(stack, "https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: TLS,
    certificateArn,
    defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  new LbListener(stack, "http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultAction: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
  });
  new Route53Record(stack, "domain", {
    zoneId: compute.hostedZoneId,
    name: compute.domain,
    type: "A",
    alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true },
  });
  return { balancer, targets };
}

function makeTargets(stack: TerraformStack, { compute, names }: Environment, { vpc }: Network): LbTargetGroup {
  return new LbTargetGroup(stack, "targets", {
    name: names.fleet,
    vpcId: vpc.id,
    targetType: "instance",
    port: 80,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    // Requests of 2 to 10 s beside short ones: in turn, one host would get more of the long ones than it can bear.
    loadBalancingAlgorithmType: "least_outstanding_requests",
    deregistrationDelay: String(compute.drainSeconds),
    healthCheck: {
      path: HEALTH_PATH,
      // All that a release's `health.status` may be and say that it is well.
      matcher: "200-399",
      interval: 10,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
  });
}
