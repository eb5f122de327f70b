import { runAction } from "../entry/action.ts";
import { withoutCredentials } from "../lib/release/build-command.ts";
import { readInputs } from "./inputs.ts";

await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  // Only now, so that a wrong input is told at once, without loading any client.
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("./run.ts"),
    import("../aws/client.ts"),
    import("../aws/s3-store.ts"),
    import("../aws/parameter.ts"),
    import("./report.ts"),
  ]);
  const s3 = s3Client(inputs.region);
  const result = await run(inputs, {
    environments: parameterSource(ssmClient(inputs.region)),
    store: (bucket) => s3Store(s3, bucket),
    log,
    now: () => new Date(),
    env: withoutCredentials(process.env),
    signal,
  });
  return report(result);
});
