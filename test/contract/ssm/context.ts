import { randomUUID } from "node:crypto";
import {
  GetParameterCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from "@aws-sdk/client-ssm";
import type { Target } from "../targets.ts";

export interface ParameterContext {
  target: Target;
  client: SSMClient;
  /** A hierarchy of this run's own. */
  root: string;
  put(name: string, value: string, more?: Partial<PutParameterCommandInput>): Promise<number | undefined>;
  value(name: string, decrypted?: boolean): Promise<string | undefined>;
}

export async function open(target: Target): Promise<ParameterContext> {
  const { region, endpoint, keys } = target;
  const client = new SSMClient({
    region,
    maxAttempts: 1,
    ...(endpoint ? { endpoint } : {}),
    ...(keys ? { credentials: keys } : {}),
  });
  return {
    target,
    client,
    root: `/kloverbuy-contract/${randomUUID()}`,
    async put(Name, Value, more = {}) {
      return (await client.send(new PutParameterCommand({ Name, Value, Type: "String", ...more }))).Version;
    },
    async value(Name, WithDecryption = false) {
      return (await client.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter?.Value;
    },
  };
}

/** The AWS name of the error that the call ends with; "none" when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "none";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
