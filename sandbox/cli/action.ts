import { appendFile } from "node:fs/promises";
import { runAction } from "../runner/run-action.ts";
import { connect } from "./client.ts";
import { pairs, read, UsageError, type Verb } from "./verb.ts";

export const action: Verb = {
  help: `npm run sandbox -- action VERB --input KEY=VALUE ... [--env KEY=VALUE ...] [--workspace DIR] [--summary FILE]

Runs the shipped bundle of build, deploy, ... (pipeline: the root action) as GitHub's runner does, with the sandbox as its AWS
and the role that such a job has.
  --input KEY=VALUE   an input of its action.yml; once for each
  --env KEY=VALUE     a variable, for instance GITHUB_SHA=...; once for each
  --workspace DIR     GITHUB_WORKSPACE (default: where you are)
  --summary FILE      appends the job summary to FILE
Prints the outputs last; the exit code is the action's. Ctrl-C cancels as GitHub does.`,

  async run(args) {
    const many = { type: "string", multiple: true } as const;
    const text = { type: "string" } as const;
    const options = { input: many, env: many, workspace: text, summary: text };
    const { values, positionals } = read(args, options, true);
    const [verb, ...more] = positionals;
    if (verb === undefined || more.length > 0) throw new UsageError("Name one action: build, deploy or pipeline.");
    const { call } = await connect();
    // On GitHub the job's token takes the role; here the sandbox signs it and its own STS judges it.
    const credentials = (await call("POST", "credentials", { action: verb })) as Record<string, string>;
    const cancel = new AbortController();
    process.once("SIGINT", () => cancel.abort());
    const result = await runAction({
      action: verb,
      inputs: pairs("--input", values.input),
      env: { ...credentials, ...pairs("--env", values.env) },
      // npm changes into the package's folder and says here where the caller was.
      workspace: values.workspace ?? process.env.INIT_CWD ?? process.cwd(),
      signal: cancel.signal,
    });
    for (const [name, value] of Object.entries(result.outputs)) console.log(`output ${name}=${value}`);
    if (values.summary !== undefined) await appendFile(values.summary, result.summary);
    return result.code;
  },
};
