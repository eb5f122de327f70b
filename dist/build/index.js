import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-KREZ2LPH.js";
import "../chunks/chunk-OEIOHYBG.js";
import {
  runAction
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-HMONRNSX.js";
import {
  withoutCredentials
} from "../chunks/chunk-WYVSFYQO.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-AM4WZNHF.js";
import "../chunks/chunk-5H4B5JN5.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/build/index.ts
await runAction(async ({ input, env, log, signal }) => {
  const inputs = readInputs(input, env);
  const [{ run }, { s3Client, ssmClient }, { s3Store }, { parameterSource }, { report }] = await Promise.all([
    import("../chunks/run-V4PFIZEE.js"),
    import("../chunks/client-MGO3K762.js"),
    import("../chunks/s3-store-UXZFD5B3.js"),
    import("../chunks/parameter-YQH5LKJC.js"),
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
