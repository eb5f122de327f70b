import { text } from "node:stream/consumers";
import * as z from "zod";
import { AwsError, type AwsRequest, type AwsResponse, type Service } from "../protocol/service.ts";

export const alarmStates = ["OK", "ALARM", "INSUFFICIENT_DATA"] as const;
export type AlarmState = (typeof alarmStates)[number];

export interface Alarm {
  name: string;
  arn: string;
  description: string;
  /** Alarms of which one in alarm puts this one, a composite one, in alarm. */
  signs?: string[];
  state: AlarmState;
  /** When the state last changed. */
  since: Date;
}

const prefix = "GraniteServiceVersion20100801.";
const headers = { "content-type": "application/x-amz-json-1.0" };
const Question = z.object({
  AlarmNames: z.array(z.string()).max(100).optional(),
  AlarmNamePrefix: z.string().optional(),
  AlarmTypes: z.array(z.enum(["CompositeAlarm", "MetricAlarm"])).default(["MetricAlarm"]),
  StateValue: z.enum(alarmStates).optional(),
});

/** CloudWatch's alarms: no metric is measured here, so each stays as it was set; a composite one follows. In JSON 1.0, as its SDK asks. */
export class CloudWatch implements Service {
  readonly name = "monitoring";
  readonly protocol = "json";
  readonly alarms = new Map<string, Alarm>();

  operation({ headers: given }: Parameters<Service["operation"]>[0]): string | undefined {
    return given["x-amz-target"] === `${prefix}DescribeAlarms` ? "DescribeAlarms" : undefined;
  }

  /** False when there is no such alarm. */
  set(name: string, state: AlarmState): boolean {
    const alarm = this.alarms.get(name);
    if (alarm === undefined) return false;
    change(alarm, state);
    for (const one of this.alarms.values()) {
      if (!one.signs?.includes(name)) continue;
      change(one, one.signs.some((sign) => this.alarms.get(sign)?.state === "ALARM") ? "ALARM" : "OK");
    }
    return true;
  }

  async handle(_: string, { body, access }: AwsRequest): Promise<AwsResponse> {
    const read = Question.safeParse(JSON.parse((await text(body)) || "{}"));
    if (!read.success) throw new AwsError("ValidationError", 400, z.prettifyError(read.error));
    const { AlarmNames, AlarmNamePrefix = "", AlarmTypes, StateValue } = read.data;
    access.demand({ action: "cloudwatch:DescribeAlarms", resource: "*" });
    const found = [...this.alarms.values()].filter(
      ({ name, signs, state }) =>
        (AlarmNames === undefined || AlarmNames.includes(name)) &&
        name.startsWith(AlarmNamePrefix) &&
        AlarmTypes.includes(signs ? "CompositeAlarm" : "MetricAlarm") &&
        (StateValue === undefined || state === StateValue),
    );
    const answer = {
      CompositeAlarms: found.filter(({ signs }) => signs).map(view),
      MetricAlarms: found.filter(({ signs }) => !signs).map(view),
    };
    return { status: 200, headers, body: JSON.stringify(answer) };
  }

  failure({ code, status, message }: AwsError): AwsResponse {
    return { status, headers, body: JSON.stringify({ __type: code, message }) };
  }
}

function change(alarm: Alarm, state: AlarmState): void {
  if (alarm.state !== state) Object.assign(alarm, { state, since: new Date() });
}

const view = ({ name, arn, description, state, since }: Alarm) => ({
  AlarmName: name,
  AlarmArn: arn,
  AlarmDescription: description,
  StateValue: state,
  StateUpdatedTimestamp: since.getTime() / 1000,
});
