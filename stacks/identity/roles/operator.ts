import type { Environment } from "../../config/environment.ts";
import type { Keys } from "../../storage/keys.ts";
import { places } from "../places.ts";
import { find, followCommands, send, useKey } from "../shared.ts";
import { allow, type Statement } from "../statement.ts";

/** What a person on duty looks at. It changes nothing: `status` is a question. */
export function operator(environment: Environment, keys: Keys): Statement[] {
  const { artifacts, records, documents, logs, at, own } = places(environment);
  return [
    find("FindRecords", artifacts, [`${records}/*`, "releases/*"]),
    allow("ReadRecords", {
      Action: ["s3:GetObject"],
      Resource: [`${artifacts}/${records}/*`, `${artifacts}/releases/*/release.json`],
    }),
    useKey("DecryptRecords", environment, keys.artifacts, ["s3"], false),
    allow("ReadLogs", {
      Action: [
        "logs:DescribeLogStreams",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetQueryResults",
        "logs:StartQuery",
      ],
      Resource: [logs],
    }),
    allow("ReadAlarms", { Action: ["cloudwatch:DescribeAlarmHistory"], Resource: [at("cloudwatch", `alarm:${own}*`)] }),
    allow("ReadFigures", { Action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], Resource: ["*"] }),
    ...send(environment, "AskStatus", [documents.status]),
    followCommands(),
  ];
}
