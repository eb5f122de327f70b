import * as z from "zod";

/** Of x86, as Canonical's image that hosts start from is (template.ts); each with a size that can hold two releases at once. */
const FAMILIES = ["t3", "t3a", "m6a", "m6i", "m7a", "m7i", "c6a", "c6i", "c7a", "c7i", "r6a", "r6i"];
const SIZES = ["small", "medium", "large", "xlarge", "2xlarge", "4xlarge"];
const TYPE = new RegExp(`^(${FAMILIES.join("|")})\\.(${SIZES.join("|")})$`);

/** What differs between environments in this part. */
export const Values = z.strictObject({
  /** What users type. */
  domain: z
    .string()
    .max(64, "is longer than a certificate's name may be (64)")
    .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, "is not a domain name such as shop.example.com"),
  /** Of Route 53, where that domain's records are. */
  hostedZoneId: z.string().regex(/^Z[A-Z0-9]{7,31}$/, "is not the id of a hosted zone (Z...)"),
  instanceType: z
    .string()
    .regex(TYPE, `is not an instance type of ours: ${FAMILIES.join(", ")}, each ${SIZES[0]} to ${SIZES.at(-1)}`),
  /** Of a host's disk. */
  volumeGigabytes: z.int().min(16, "leaves no room for releases beside Ubuntu").max(500),
  /** `desired` counts at the first apply; from then on Auto Scaling moves between the others. */
  hosts: z.strictObject({
    min: z.int().min(1, "leaves the environment without a host"),
    desired: z.int().min(1),
    max: z.int().max(50, "is more hosts than anyone meant to pay for"),
  }),
  /** The fleet grows when its hosts use more on average, and shrinks when they use less. */
  cpuPercent: z.int().min(20).max(80, "leaves no room for what comes while a new host starts"),
  /** Until a host that leaves is left alone: longer than the longest request, of which it may have one. */
  drainSeconds: z.int().min(15, "would cut off requests of 10 seconds").max(3600),
  /** A host is replaced after so many, and with it Ubuntu. */
  maxHostDays: z.int().min(7).max(365),
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ hosts, instanceType }: Values, isProtected: boolean): string[] {
  const { min, desired, max } = hosts;
  const refused: string[] = [];
  if (min > max) refused.push(`hosts.min' is ${min}, more than 'hosts.max' (${max}): lower one or raise the other`);
  else if (desired < min || desired > max) {
    refused.push(`hosts.desired' is ${desired}, not between 'hosts.min' (${min}) and 'hosts.max' (${max})`);
  }
  if (isProtected && min < 2) {
    refused.push(`hosts.min' is ${min}; the end of one host would be the end of the shop: set it to 2 or more`);
  }
  if (isProtected && instanceType.startsWith("t3")) {
    refused.push(`instanceType' is ${instanceType}, which is slow once its credits are used up: choose another family`);
  }
  return refused;
}
