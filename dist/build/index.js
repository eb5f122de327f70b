import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-OPDI3XJM.js";
import "../chunks/chunk-YUQF375S.js";
import {
  runAction
} from "../chunks/chunk-3F65P6L3.js";
import "../chunks/chunk-FOXOTZML.js";
import {
  withoutCredentials
} from "../chunks/chunk-MQSNWDYZ.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-VBYFEKNF.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-P3SSDHFW.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("../chunks/run-HMLUSQWR.js"),
    import("../chunks/client-MGO3K762.js"),
    import("../chunks/s3-store-MIEY5WFF.js"),
    import("../chunks/parameter-YF4L4ZHC.js"),
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
