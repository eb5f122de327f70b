import type { Wrong } from "./wrong.ts";

export const network: Wrong[] = [
  ["network.cidr", "10.20.0.0"],
  ["network.cidr", "10.20.0.1/16"],
  ["network.cidr", "10.20.256.0/24"],
  ["network.cidr", "8.8.0.0/16"],
  ["network.cidr", "172.32.0.0/16"],
  ["network.cidr", "10.0.0.0/8"],
  ["network.cidr", "10.20.0.0/28"],
  ["network.zones", ["a", "b"]],
  ["network.zones", ["a", "b", "b"]],
  ["network.nat", "none"],
  ["network.nat", "single"],
];
