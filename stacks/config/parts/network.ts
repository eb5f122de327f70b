import * as z from "zod";
import { parseCidr } from "./cidr.ts";

/** Private addresses (RFC 1918): anything else would hide a part of the internet from the hosts. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** What differs between environments in this part. */
export const Values = z.strictObject({
  /** Of the whole network; sixteen equal parts are cut from it, nine of them used. */
  cidr: z
    .string()
    .refine((text) => parseCidr(text) !== undefined, "is not a network such as 10.20.0.0/16")
    .refine((text) => PRIVATE.test(text), "is not private (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)")
    // AWS takes /16 to /28 for a network and for a subnet; a sixteenth of a /24 has 11 addresses for hosts.
    .refine((text) => /\/(1[6-9]|2[0-4])$/.test(text), "is not between /16 and /24 in size"),
  /** Letters of the three availability zones. */
  zones: z
    .array(z.string().regex(/^[a-z]$/, "is not a zone's letter"))
    .length(3, "must name three zones")
    .refine((zones) => new Set(zones).size === zones.length, "names a zone twice"),
  /** NAT gateways: one for all zones is cheaper, and its zone's end is the end of what hosts can reach. */
  nat: z.enum(["single", "per-zone"]),
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ nat }: Values, isProtected: boolean): string[] {
  return isProtected && nat !== "per-zone"
    ? ["nat' is 'single'; one zone's failure would cut off the hosts of all: set it to 'per-zone'"]
    : [];
}
