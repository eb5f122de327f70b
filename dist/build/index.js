import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-3NXV23ZK.js";
import "../chunks/chunk-ASQA4WFQ.js";
import {
  runAction
} from "../chunks/chunk-BTBHZTD7.js";
import "../chunks/chunk-FHKLODWG.js";
import {
  withoutCredentials
} from "../chunks/chunk-45RCEQB4.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-HSXG2YTL.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WZLSQFYW.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("../chunks/run-QVN6UOFX.js"),
    import("../chunks/client-MGO3K762.js"),
    import("../chunks/s3-store-SRHYBOND.js"),
    import("../chunks/parameter-Q2ZGKXRB.js"),
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
