import type { Environment } from "../../config/environment.ts";
import type { Alarm } from "../alarm.ts";

export function certificateAlarms({ monitoring }: Environment, certificateArn: string): Alarm[] {
  const days = monitoring.thresholds.certificateDays;
  return [
    {
      name: "certificate",
      what: `The certificate ends in ${days} days or less; AWS should have renewed it 60 days before.`,
      cure: "See in Certificate Manager why it was not: mostly the validation record is missing in DNS.",
      watch: {
        namespace: "AWS/CertificateManager",
        name: "DaysToExpiry",
        dimensions: { CertificateArn: certificateArn },
        statistic: "Minimum",
      },
      when: "<=",
      threshold: days,
      minutes: 24 * 60,
      bad: 1,
      of: 1,
      silence: {
        counts: "ignore",
        because: "the figure comes twice a day and ends with the certificate: whatever was said last stays said",
      },
    },
  ];
}

/** The ways out of the private subnets, taken together. */
export function gatewayAlarms(gateways: { id: string }[]): Alarm[] {
  return [
    {
      name: "nat-ports",
      what: "A NAT gateway had no port left for a new connection: hosts cannot reach the outside.",
      cure: "See which host opens so many connections to one address, and let it keep them alive.",
      watch: {
        label: "connections without a port",
        of: Object.fromEntries(
          gateways.map(({ id }, at) => [
            `gateway${at}`,
            {
              namespace: "AWS/NATGateway",
              name: "ErrorPortAllocation",
              dimensions: { NatGatewayId: id },
              statistic: "Sum" as const,
            },
          ]),
        ),
        expression: "SUM(METRICS())",
      },
      when: ">",
      threshold: 0,
      minutes: 5,
      bad: 2,
      of: 3,
      silence: { counts: "notBreaching", because: "no traffic means no failed connection" },
    },
  ];
}
