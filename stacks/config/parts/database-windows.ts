const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

const TIME = "([01]\\d|2[0-3]):([0-5]\\d)";
const NAME = `(${DAYS.join("|")})`;

/** As RDS writes them, in UTC. */
export const DAILY = new RegExp(`^${TIME}-${TIME}$`);
export const WEEKLY = new RegExp(`^${NAME}:${TIME}-${NAME}:${TIME}$`);

/** Minutes since Monday 00:00, and how long. */
interface Window {
  start: number;
  minutes: number;
}

const minutes = (hours = "", rest = "") => Number(hours) * 60 + Number(rest);
const between = (from: number, to: number, around: number) => (to - from + around) % around;

/** A daily window, on Monday. */
export function daily(text: string): Window {
  const [, h1, m1, h2, m2] = DAILY.exec(text) ?? [];
  const start = minutes(h1, m1);
  return { start, minutes: between(start, minutes(h2, m2), DAY) };
}

export function weekly(text: string): Window {
  const [, day1 = "", h1, m1, day2 = "", h2, m2] = WEEKLY.exec(text) ?? [];
  const at = (day: string, time: number) => DAYS.indexOf(day) * DAY + time;
  const start = at(day1, minutes(h1, m1));
  return { start, minutes: between(start, at(day2, minutes(h2, m2)), WEEK) };
}

/** RDS refuses windows that meet on any day. */
export function meet(each: Window, once: Window): boolean {
  return DAYS.some((_, day) => {
    const start = each.start + day * DAY;
    return between(start, once.start, WEEK) < each.minutes || between(once.start, start, WEEK) < once.minutes;
  });
}
