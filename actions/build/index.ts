import { runAction } from "../entry/action.ts";
import { withoutCredentials } from "../lib/release/build-command.ts";
import { readInputs } from "./inputs.ts";

await runAction({
  readInputs,
  async run(inputs, { log, signal }) {
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
  },
});
