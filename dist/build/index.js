import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-VACHOGOK.js";
import "../chunks/chunk-A66YWPRY.js";
import {
  runAction
} from "../chunks/chunk-D2TC322T.js";
import "../chunks/chunk-Y3UOIIBG.js";
import {
  withoutCredentials
} from "../chunks/chunk-MVJ7MDZU.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-5VCJE72Q.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WOYG7KKT.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("../chunks/run-5UUDFQBL.js"),
    import("../chunks/client-MGO3K762.js"),
    import("../chunks/s3-store-U44QMNQL.js"),
    import("../chunks/parameter-D3WUIJFU.js"),
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
