import { createSsm } from "../../sandbox/aws/ssm/index.ts";
import { contract } from "./contract.ts";
import { commandLine } from "./ssm/command-line.ts";
import { open } from "./ssm/context.ts";
import { reading } from "./ssm/reading.ts";
import { writing } from "./ssm/writing.ts";

contract("Parameter Store", {
  services: ({ region, faults }) => [createSsm({ account: "123456789012", region, faults })],
  open,
  groups: { writing, reading, "the aws command line": commandLine },
});
