import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template/index.js";
import type { ITerraformDependable, TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { HostIdentity } from "../identity/index.ts";
import type { Network } from "../network/index.ts";

/**
 * The newest Ubuntu 22.04 at each start. `ebs-gp2` is how Canonical names its images up to 23.04 (`ebs-gp3`: from 23.10;
 * documentation.ubuntu.com/aws, "Find Ubuntu images", read 2026-11); the volume that a host gets is gp3 all the same.
 */
const IMAGE = "resolve:ssm:/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id";

/** What a host starts as. `userData` is the script's text, which fetches what `needs` names. */
export function makeTemplate(
  stack: TerraformStack,
  environment: Environment,
  {
    network,
    host,
    userData,
    needs,
  }: { network: Network; host: HostIdentity; userData: string; needs: ITerraformDependable[] },
): LaunchTemplate {
  const { compute, name, names } = environment;
  return new LaunchTemplate(stack, "hosts", {
    name: names.fleet,
    description: "A host of the fleet; there is no key to it, Run Command is the way in",
    updateDefaultVersion: true,
    dependsOn: needs,
    imageId: IMAGE,
    instanceType: compute.instanceType,
    iamInstanceProfile: { name: host.profile.name },
    vpcSecurityGroupIds: [network.groups.hosts.id],
    userData: Buffer.from(userData).toString("base64"),
    // A request that an app is tricked into is no PUT and gets no token; one that it passes on comes a hop too far.
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    blockDeviceMappings: [
      {
        deviceName: "/dev/sda1",
        ebs: {
          volumeType: "gp3",
          volumeSize: compute.volumeGigabytes,
          encrypted: "true",
          deleteOnTermination: "true",
        },
      },
    ],
    // The provider's own tags do not reach what Auto Scaling makes. Hosts get theirs from the group.
    tagSpecifications: [
      { resourceType: "volume", tags: { project: "kloverbuy", environment: name, Name: names.fleet } },
    ],
  });
}
