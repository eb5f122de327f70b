const lib = (...rooms: string[]) => rooms.map((room) => `actions/lib/${room}`);
const ground = ["schema"];
const words = lib("text", "time");
const domain = lib("rollout", "bake", "environment", "fleet", "release", "text", "time");

/**
 * Each room, and the rooms that its files may import from; a file belongs to the room of its longest folder. What stands here is
 * the layout of docs/architecture.md: a new arrow is a decision, and is written down here with it.
 */
export const rooms: Record<string, string[]> = {
  schema: [],

  "actions/lib/text": [],
  "actions/lib/time": lib("text"),
  "actions/lib/release": [...ground, ...words],
  "actions/lib/fleet": [...ground, ...lib("release"), ...words],
  "actions/lib/environment": [...ground, ...lib("fleet", "release"), ...words],
  "actions/lib/bake": [...ground, ...lib("fleet", "release"), ...words],
  "actions/lib/rollout": [...ground, ...lib("bake", "environment", "fleet", "release"), ...words],
  "actions/aws": [...ground, ...domain],
  "actions/github": [...ground, ...domain],
  "actions/entry": [...ground, ...domain, "actions/aws", "actions/github"],
  "actions/build": [...ground, ...domain, "actions/entry", "actions/aws"],
  "actions/deploy": [...ground, ...domain, "actions/entry"],
  "actions/rollback": [...ground, ...domain, "actions/entry"],
  "actions/pipeline": [...ground, ...domain, "actions/entry", "actions/build", "actions/deploy"],

  stacks: ground,

  "sandbox/aws": ground,
  "sandbox/balancer": ground,
  "sandbox/runner": ["sandbox"],
  "sandbox/fleet": [...ground, "sandbox", "sandbox/aws", "sandbox/balancer"],
  "sandbox/account": [...ground, "sandbox", "sandbox/aws"],
  "sandbox/lifecycle": [...ground, "sandbox", "sandbox/aws", "sandbox/account", "sandbox/fleet"],
  "sandbox/cli": ["sandbox", "sandbox/aws", "sandbox/fleet", "sandbox/lifecycle", "sandbox/runner"],
  sandbox: [],

  demo: [...ground, "sandbox", "sandbox/fleet", "sandbox/lifecycle", "sandbox/runner"],
  examples: [],
};

/** They stand above all rooms and may look into each of them. */
export const outside = ["scripts", "test", "."];
