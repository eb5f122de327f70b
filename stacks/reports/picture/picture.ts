import { type Box, type Frame, inside, mermaid } from "./drawing.ts";
import { buckets, commands, secrets } from "./drawn/kept.ts";
import { fleet, outside, vpc, ways } from "./drawn/network.ts";
import { box, rolesOf } from "./drawn/roles.ts";
import { alarms, budget, logs, texts, tidings, topics } from "./drawn/told.ts";
import { arrows, type Link } from "./links.ts";
import { plumbing } from "./plumbing.ts";
import { reach, STATE, stateBucket } from "./reach.ts";
import { PictureError, type Resource, Resources, type Stack } from "./stack.ts";

/** Two charts, for in one the arrows of both would hide each other. */
export interface Picture {
  /** From customers to the database, and from trouble to those who hear of it. */
  requests: string;
  /** What hosts, GitHub's jobs and people may reach. */
  access: string;
}

/** One environment as Mermaid. Throws PictureError when a resource is in no box and of no type that needs none. */
export function picture(stack: Stack): Picture {
  const all = new Resources(stack);
  const requests = drawRequests(all);
  const access = drawAccess(all, stateBucket(stack));
  nothingMissing(all, [...requests.frames, ...access.frames]);
  return {
    requests: mermaid("TB", requests.frames, arrows(requests.frames, requests.links)),
    access: mermaid("LR", access.frames, arrows(access.frames, access.links)),
  };
}

interface Drawn {
  frames: (Box | Frame)[];
  links: Link[];
}

function drawRequests(all: Resources): Drawn {
  const heard = tidings(all);
  const told = topics(all).filter(({ stands }) =>
    heard.some(({ to }) => typeof to !== "string" && stands.includes(to)),
  );
  const watching: Frame = { id: "watching", title: "Watching", holds: [logs(all), alarms(all), budget(all), ...told] };
  return { frames: [...outside(all), vpc(all), watching], links: [...ways(all), ...heard] };
}

/** A box that reaches more than this many others is drawn as reaching the environment: so many arrows would say less. */
const MOST = 10;
const WHOLE = "whole";

function drawAccess(all: Resources, state: string): Drawn {
  const { id, title, stands = [] } = fleet(all);
  const hosts: Box = { id, lines: ["hosts", title], stands };
  const things = [
    ...buckets(all),
    ...commands(all),
    ...secrets(all),
    ...topics(all),
    texts(all),
    logs(all),
    alarms(all),
  ];
  const whole: Frame = { id: WHOLE, title: "the environment", holds: [hosts, ...things] };
  const memory: Box = { id: STATE, lines: ["Terraform's state", state], shape: "store", stands: [] };
  const given = (role: Resource) => summed(whole, role, reach(all, role, state));
  const frame = (id: string, title: string, who: "Federated" | "AWS"): Frame => ({
    id,
    title,
    holds: alike(rolesOf(all, who), given).map(box),
  });
  const frames = [
    frame("github", "GitHub's jobs, by OIDC", "Federated"),
    frame("people", "people", "AWS"),
    whole,
    memory,
  ];
  const profiles = all.of("aws_iam_instance_profile").flatMap(({ is }) => all.named(is.role, "aws_iam_role"));
  const roles = [...rolesOf(all, "Federated"), ...rolesOf(all, "AWS"), ...profiles];
  return { frames, links: roles.flatMap(given) };
}

/** Roles whose links lead to the same, together. */
function alike(roles: Resource[], given: (role: Resource) => Link[]): Resource[][] {
  const found = new Map<string, Resource[]>();
  for (const role of roles) {
    const key = [...new Set(given(role).map(({ to, says }) => `${String(to)} ${says}`))].sort().join();
    found.set(key, [...(found.get(key) ?? []), role]);
  }
  return [...found.values()];
}

/** By boxes; more than MOST of them are the whole environment, but for what is run. */
function summed(whole: Frame, from: Resource, reached: ReturnType<typeof reach>): Link[] {
  const boxes = inside(whole.holds);
  const boxOf = (to: Resource | string) =>
    typeof to === "string" ? to : boxes.find(({ stands = [] }) => stands.includes(to))?.id;
  const links = reached.map(({ to, verb }) => ({ from, to: boxOf(to) ?? WHOLE, says: verb, dotted: true }));
  if (new Set(links.map(({ to }) => to)).size <= MOST) return links;
  return links.map((link) => (link.to === STATE || link.says === "runs" ? link : { ...link, to: WHOLE }));
}

function nothingMissing(all: Resources, frames: (Box | Frame)[]): void {
  const shown = new Set(inside(frames).flatMap(({ stands = [] }) => stands));
  const missing = all.every.filter((one) => !shown.has(one) && !(one.type in plumbing));
  if (missing.length > 0) {
    throw new PictureError(
      `stacks/reports/picture has no box for ${missing.map(({ at }) => at).join(", ")}: draw it, or say in plumbing.ts why not.`,
    );
  }
}
