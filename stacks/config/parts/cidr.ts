/** An IPv4 network as it is written, such as 10.20.0.0/16. */
export interface Cidr {
  /** First address, as a number. */
  base: number;
  /** Bits of the network. */
  bits: number;
}

/** undefined: no network, or an address inside of one. */
export function parseCidr(text: string): Cidr | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (found === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = found.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || bits > 32) return undefined;
  const base = ((a * 256 + b) * 256 + c) * 256 + d;
  return base % 2 ** (32 - bits) === 0 ? { base, bits } : undefined;
}

export const written = ({ base, bits }: Cidr) =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".")}/${bits}`;

const last = ({ base, bits }: Cidr) => base + 2 ** (32 - bits) - 1;

export const overlap = (one: Cidr, other: Cidr) => one.base <= last(other) && other.base <= last(one);

/** The n-th of the networks that are smaller by so many bits. */
export const part = ({ base, bits }: Cidr, smallerBy: number, n: number): Cidr => ({
  base: base + n * 2 ** (32 - bits - smallerBy),
  bits: bits + smallerBy,
});
