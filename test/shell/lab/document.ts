import { join } from "node:path";
import { HostResult } from "../../../schema/host-result.ts";
import { pack, packedFrom } from "../../../stacks/commands/packed.ts";
import type { ScriptHost } from "./lab.ts";

/** The script as the SSM documents carry it. */
export const documentScript = pack(packedFrom(join(import.meta.dirname, "../../../shell")));

/** Runs a document's script, by default today's, with what a sender gives it. */
export async function runDocument(
  lab: ScriptHost,
  operation: string,
  words: Record<string, string> = {},
  { script = documentScript, environment = {} }: { script?: string; environment?: Record<string, string> } = {},
): Promise<HostResult> {
  const usual = { operation, environment: "lab", rollout: "00000001-0000000a", fence: String(lab.fence) };
  const given = Object.entries({ ...usual, ...words }).map(([name, value]) => [`SSM_${name}`, value]);
  const { stdout, stderr } = await lab.host.run(script, { ...Object.fromEntries(given), ...environment });
  if (stdout.length > 2000) throw new Error(`The result has ${stdout.length} characters: ${stdout}`);
  try {
    return HostResult.parse(JSON.parse(stdout));
  } catch (cause) {
    throw new Error(`No result of ${operation}: ${stdout}\n${stderr}`, { cause });
  }
}
