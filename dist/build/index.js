import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-SQWBBKRE.js";
import {
  runAction
} from "../chunks/chunk-2CNZFQ3W.js";
import "../chunks/chunk-DRDLJXQS.js";
import {
  withoutCredentials
} from "../chunks/chunk-RBUAM5LY.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-AO6CU35U.js";
import "../chunks/chunk-HYDUDRLY.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction({
  readInputs,
  async run(inputs, { log, signal }) {
    const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
      import("../chunks/run-R5QOKRJH.js"),
      import("../chunks/client-MGO3K762.js"),
      import("../chunks/s3-store-2BAP3NTT.js"),
      import("../chunks/parameter-6HAVZXBN.js"),
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
  }
});
