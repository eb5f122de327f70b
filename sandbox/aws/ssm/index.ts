import { text } from "node:stream/consumers";
import type { Faults } from "../protocol/faults.ts";
import { AwsError, type AwsResponse, type Service } from "../protocol/service.ts";
import { Commands } from "./commands.ts";
import { Documents } from "./documents.ts";
import type { Operation } from "./input.ts";
import { Instances } from "./instances.ts";
import { ParameterStore } from "./parameter-store.ts";
import { permissions } from "./permissions.ts";

export interface SsmOptions {
  account: string;
  region: string;
  faults: Faults;
  /** Milliseconds that a second of TimeoutSeconds lasts; 1000 unless a test is in a hurry. */
  secondMs?: number;
}

/** SSM, with its stores open to the rest of the sandbox, which fills them from the synthesized stacks and the fleet. */
export interface Ssm extends Service {
  documents: Documents;
  instances: Instances;
  parameters: ParameterStore;
  close(): Promise<void>;
}

const prefix = "AmazonSSM.";
const headers = { "content-type": "application/x-amz-json-1.1" };

export function createSsm({ account, region, faults, secondMs = 1000 }: SsmOptions): Ssm {
  const documents = new Documents(account);
  const instances = new Instances(faults);
  const parameters = new ParameterStore(region, account);
  const commands = new Commands(documents, instances, faults, secondMs);
  const operations: Record<string, Operation> = {
    ...documents.operations(),
    ...instances.operations(),
    ...parameters.operations(),
    ...commands.operations(),
  };

  return {
    name: "ssm",
    protocol: "json",
    documents,
    instances,
    parameters,
    operation({ headers }) {
      const target = headers["x-amz-target"];
      const name = target?.startsWith(prefix) ? target.slice(prefix.length) : "";
      return operations[name] === undefined ? undefined : name;
    },
    async handle(name, { body, access }): Promise<AwsResponse> {
      const run = operations[name];
      if (run === undefined) throw new AwsError("InvalidAction", 400, `SSM has no operation ${name}.`);
      const input = parse(await text(body));
      access.demand(...permissions(name, input, { account, region, instances }));
      const answer = run(input);
      return { status: 200, headers, body: JSON.stringify(answer) };
    },
    failure: (error) => ({
      status: error.status,
      headers,
      body: JSON.stringify({ __type: error.code, message: error.message }),
    }),
    close: () => commands.close(),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("SerializationException", 400, "The request's body is not JSON.");
  }
}
