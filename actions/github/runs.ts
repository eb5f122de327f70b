import type { WhetherOver } from "../lib/environment/acquire.ts";

export interface GitHub {
  /** Such as https://github.com and https://api.github.com. */
  server: string;
  api: string;
  token: string;
}

/** Milliseconds for one answer: a run that waits for a lease asks again anyway. */
const PATIENCE = 5_000;

/**
 * Asks GitHub about the workflow run whose address a lease's owner begins with. undefined without a token; what cannot be
 * learned (another server, no permission, no answer) counts as a run that goes on: its lease then expires by itself.
 * https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run
 */
export function githubRuns({ server, api, token }: GitHub): WhetherOver | undefined {
  if (token === "" || server === "" || api === "") return undefined;
  return async (address) => {
    const run = parse(server, address);
    if (run === undefined) return undefined;
    try {
      // Only now: it is half a megabyte that hardly any run needs.
      const { getOctokit } = await import("@actions/github");
      const { rest } = getOctokit(token, { baseUrl: api });
      const { data } = await rest.actions.getWorkflowRun({
        ...run,
        request: { signal: AbortSignal.timeout(PATIENCE) },
      });
      return data.status === "completed" ? (data.conclusion ?? "completed") : undefined;
    } catch {
      return undefined;
    }
  };
}

function parse(server: string, address: string) {
  if (!address.startsWith(`${server}/`)) return undefined;
  const match = /^([\w.-]+)\/([\w.-]+)\/actions\/runs\/([0-9]{1,15})\b/.exec(address.slice(server.length + 1));
  const [, owner, repo, id] = match ?? [];
  return owner === undefined || repo === undefined ? undefined : { owner, repo, run_id: Number(id) };
}
