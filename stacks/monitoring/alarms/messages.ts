import type { Environment } from "../../config/environment.ts";
import type { Topics } from "../../messaging/topics.ts";
import type { Alarm } from "../alarm.ts";

/** What customers and we ourselves are told. */
export function messageAlarms({ messaging }: Environment, topics: Topics): Alarm[] {
  const limit = messaging.sms.monthlyUsd;
  return [
    {
      name: "sms-spend",
      what: `Texts have cost more than 80 % of the $${limit} that are meant for this month.`,
      cure: "See whether someone pumps one-time passwords to numbers that pay him; raise the limit only if customers did it.",
      watch: { namespace: "AWS/SMSVoice", name: "TextMessageMonthlySpend", dimensions: {}, statistic: "Maximum" },
      when: ">",
      threshold: limit * 0.8,
      minutes: 60,
      bad: 1,
      of: 1,
      silence: { counts: "ignore", because: "the sum stays what it was while no text is sent" },
    },
    ...Object.entries(topics).map(
      ([name, topic]): Alarm => ({
        name: `${name}-undelivered`,
        what: `A message of the topic ${name} did not reach a subscriber.`,
        cure: "See which subscription failed, and confirm or replace it in stacks/config.",
        watch: {
          namespace: "AWS/SNS",
          name: "NumberOfNotificationsFailed",
          dimensions: { TopicName: topic.name },
          statistic: "Sum",
        },
        when: ">",
        threshold: 0,
        minutes: 5,
        bad: 1,
        of: 1,
        silence: { counts: "notBreaching", because: "SNS counts failures only when there was a message" },
      }),
    ),
  ];
}
