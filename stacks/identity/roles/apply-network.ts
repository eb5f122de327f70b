import type { Environment } from "../../config/environment.ts";
import { places } from "../places.ts";
import { allow, type Statement } from "../statement.ts";

const verbs = (service: string, verb: string, ...things: string[]) =>
  things.map((thing) => `${service}:${verb}${thing}`);

/** What belongs to EC2, its balancers and its groups. What carries another environment's tag is denied (fences.ts). */
export function applyNetwork(environment: Environment): Statement[] {
  const { name, region, account, compute } = environment;
  const { own, at } = places(environment);
  const kept = [
    "FlowLogs",
    "InternetGateway",
    "LaunchTemplate",
    "NatGateway",
    "Route",
    "RouteTable",
    "SecurityGroup",
    "Subnet",
    "Vpc",
  ];
  const things = (...kinds: string[]) => kinds.map((kind) => at("ec2", `${kind}/*`));
  return [
    allow("SetUpNetwork", {
      Action: [
        ...verbs("ec2", "Create", ...kept, "LaunchTemplateVersion", "VpcEndpoint", "Tags"),
        ...verbs("ec2", "Delete", ...kept, "LaunchTemplateVersions", "VpcEndpoints", "Tags"),
        ...verbs(
          "ec2",
          "Modify",
          "LaunchTemplate",
          "SecurityGroupRules",
          "SubnetAttribute",
          "VpcAttribute",
          "VpcEndpoint",
        ),
        ...verbs("ec2", "Authorize", "SecurityGroupEgress", "SecurityGroupIngress"),
        ...verbs("ec2", "Revoke", "SecurityGroupEgress", "SecurityGroupIngress"),
        ...verbs("ec2", "", "AllocateAddress", "ReleaseAddress", "AssociateRouteTable", "DisassociateRouteTable"),
        ...verbs("ec2", "", "AttachInternetGateway", "DetachInternetGateway", "DisassociateAddress", "ReplaceRoute"),
        "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
      ],
      Resource: things(
        ...["elastic-ip", "internet-gateway", "launch-template", "natgateway", "network-interface", "route-table"],
        ...["security-group", "security-group-rule", "subnet", "vpc", "vpc-endpoint", "vpc-flow-log"],
      ),
    }),
    // The Auto Scaling group is refused unless its maker may start such hosts: only from a launch template, so with what a plan has shown.
    allow("StartHosts", {
      Action: ["ec2:RunInstances"],
      Resource: [
        ...things("instance", "launch-template", "network-interface", "security-group", "subnet", "volume"),
        `arn:aws:ec2:${region}::image/*`,
      ],
      Condition: { ArnLike: { "ec2:LaunchTemplate": at("ec2", "launch-template/*") } },
    }),
    allow("SetUpFleet", {
      Action: [
        ...verbs("autoscaling", "", "CreateAutoScalingGroup", "UpdateAutoScalingGroup", "DeleteAutoScalingGroup"),
        ...verbs("autoscaling", "", "CreateOrUpdateTags", "DeleteTags", "PutScalingPolicy", "DeletePolicy"),
        ...verbs("autoscaling", "", "StartInstanceRefresh", "CancelInstanceRefresh", "SetInstanceProtection"),
        ...verbs("autoscaling", "", "EnableMetricsCollection", "DisableMetricsCollection"),
        ...verbs("autoscaling", "", "PutLifecycleHook", "DeleteLifecycleHook", "PutNotificationConfiguration"),
        ...verbs("autoscaling", "", "AttachTrafficSources", "DetachTrafficSources", "AttachLoadBalancerTargetGroups"),
      ],
      Resource: [at("autoscaling", `autoScalingGroup:*:autoScalingGroupName/${own}*`)],
    }),
    allow("SetUpBalancer", {
      Action: [
        ...verbs("elasticloadbalancing", "Create", "Listener", "LoadBalancer", "Rule", "TargetGroup"),
        ...verbs("elasticloadbalancing", "Delete", "Listener", "LoadBalancer", "Rule", "TargetGroup"),
        ...verbs(
          "elasticloadbalancing",
          "Modify",
          "Listener",
          "LoadBalancerAttributes",
          "Rule",
          "TargetGroup",
          "TargetGroupAttributes",
        ),
        ...verbs("elasticloadbalancing", "Set", "SecurityGroups", "Subnets"),
        ...verbs("elasticloadbalancing", "", "AddTags", "RemoveTags"),
      ],
      Resource: ["loadbalancer/app", "listener/app", "listener-rule/app", "targetgroup"].map((kind) =>
        at("elasticloadbalancing", `${kind}/${own}*`),
      ),
    }),
    // The zone may hold names of others.
    allow("SetUpDomain", {
      Action: ["route53:ChangeResourceRecordSets"],
      Resource: [`arn:aws:route53:::hostedzone/${compute.hostedZoneId}`],
      Condition: {
        "ForAllValues:StringLike": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": [compute.domain, `_*.${compute.domain}`],
        },
      },
    }),
    allow("AskForCertificate", {
      Action: ["acm:RequestCertificate"],
      Resource: ["*"],
      Condition: { StringEquals: { "aws:RequestTag/environment": name } },
    }),
    allow("SetUpCertificate", {
      Action: ["acm:AddTagsToCertificate", "acm:DeleteCertificate"],
      Resource: [`arn:aws:acm:${region}:${account}:certificate/*`],
      // A new one has no tag yet.
      Condition: { StringEqualsIfExists: { "aws:ResourceTag/environment": name } },
    }),
  ];
}
