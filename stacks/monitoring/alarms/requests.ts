import type { Environment } from "../../config/environment.ts";
import { type Alarm, type Metric, share } from "../alarm.ts";
import { type Figure, figureSpace } from "../figures.ts";

/** What the hosts' own logs say of requests: the app's part, without the balancer's. */
export function requestAlarms(environment: Environment): Alarm[] {
  const { errorPercent, leastRequests, slowSeconds, slowPercent, appErrors } = environment.monitoring.thresholds;
  const count = (name: Figure["metric"]): Metric => ({
    namespace: figureSpace(environment),
    name,
    dimensions: {},
    statistic: "Sum",
  });
  const quiet = {
    counts: "notBreaching",
    because: "at night a minute may have no request at all, and hosts that fell silent are told by the fleet's alarms",
  } as const;
  return [
    {
      name: "answers-5xx",
      what: `More than ${errorPercent} % of the hosts' answers were 5xx in 2 of 3 minutes.`,
      cure: "If a rollout ran in the last hour, roll back; otherwise read the app's log.",
      watch: share("answers 5xx (%)", count("ServerErrors"), count("Requests"), leastRequests),
      when: ">",
      threshold: errorPercent,
      minutes: 1,
      bad: 2,
      of: 3,
      silence: quiet,
    },
    {
      name: "slow-requests",
      what: `More than ${slowPercent} % of requests took ${slowSeconds} s or longer in 3 of 5 minutes.`,
      cure: "If a rollout ran in the last hour, roll back; otherwise look at the database's load first.",
      watch: share("slow requests (%)", count("SlowRequests"), count("Requests"), leastRequests),
      when: ">",
      threshold: slowPercent,
      minutes: 1,
      bad: 3,
      of: 5,
      silence: quiet,
    },
    {
      name: "app-errors",
      what: `The app logged ${appErrors} errors or more within 5 minutes.`,
      cure: "Read the newest errors in the app's log; if they began with a rollout, roll back.",
      watch: count("AppErrors"),
      when: ">=",
      threshold: appErrors,
      minutes: 5,
      bad: 1,
      of: 1,
      silence: { counts: "notBreaching", because: "an app that logs nothing has logged no error" },
    },
  ];
}
