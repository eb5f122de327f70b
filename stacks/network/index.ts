import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";

export interface Network {
  vpc: Vpc;
  /** One a zone each: for the balancer, for hosts, for the database. */
  subnets: { public: Subnet[]; private: Subnet[]; database: Subnet[] };
  groups: { balancer: SecurityGroup; hosts: SecurityGroup; database: SecurityGroup };
}
