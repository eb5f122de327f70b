import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-DOGCD2LW.js";
import {
  runAction
} from "../chunks/chunk-PK5DEJHT.js";
import "../chunks/chunk-RT6Z7B4K.js";
import {
  withoutCredentials
} from "../chunks/chunk-OGTTT772.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-VMJ7KZPM.js";
import "../chunks/chunk-YXCKRYGJ.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("../chunks/run-GUPXIMRN.js"),
    import("../chunks/client-NNDUPCQK.js"),
    import("../chunks/s3-store-JL6ENZUE.js"),
    import("../chunks/parameter-OVFVUBW6.js"),
    import("../chunks/report-3QRYRKQZ.js")
  ]);
  const s3 = s3Client(inputs.region);
  const result = await run(inputs, {
    environments: parameterSource(ssmClient(inputs.region)),
    store: (bucket) => s3Store(s3, bucket),
    log,
    now: () => /* @__PURE__ */ new Date(),
    env: withoutCredentials(process.env),
    signal
  });
  return report(result);
});
