import { type Attributes, type Charges, priceOf, referred, type Stack } from "../charge.ts";
import { HOSTS, HOURS, PRICES } from "../prices.ts";

const first = (value: unknown) => [value].flat()[0] as Attributes | undefined;

/** AWS gives away as many GB a month to each account. */
const FREE_OUT = 100;

export const computePrices: Record<string, Charges> = {
  aws_autoscaling_group: (group, { stack, usage }) => {
    const hosts = Number(group.desired_capacity ?? group.min_size);
    const template = referred(stack, first(group.launch_template)?.id);
    const gigabytes = [template.block_device_mappings]
      .flat()
      .reduce<number>(
        (sum, mapping) => sum + Number(first((mapping as Attributes | undefined)?.ebs)?.volume_size ?? 0),
        0,
      );
    return [
      {
        what: `${hosts} × ${template.instance_type}`,
        amount: hosts * HOURS,
        price: priceOf(HOSTS, template.instance_type),
      },
      { what: `${hosts} × ${gigabytes} GB gp3`, amount: hosts * gigabytes, price: PRICES.volume },
      { what: "figures of the agent", amount: hosts * usage.metricsPerHost, price: PRICES.metric },
    ];
  },
  aws_lb: ({ subnets }, { usage }) => [
    { what: "hours", amount: HOURS, price: PRICES.balancer },
    { what: "capacity units", amount: usage.balancerCapacity * HOURS, price: PRICES.balancerCapacity },
    { what: "a public address a zone", amount: (subnets as unknown[]).length * HOURS, price: PRICES.publicAddress },
    { what: "traffic to customers", amount: Math.max(0, usage.out - FREE_OUT), price: PRICES.trafficOut },
  ],
};

/** Hosts that run all the time: what a savings plan is bought for. */
export const hostsOf = (stack: Stack) => Object.values(stack.resource.aws_autoscaling_group ?? {});
