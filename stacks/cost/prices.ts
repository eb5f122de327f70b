/** One price of AWS's list, in dollars, and how well we know it. */
export interface Price {
  dollars: number;
  per: string;
  read: string;
}

/** MySQL 8.0 in its first two years of extended support. */
export const extendedSupport: Price = {
  dollars: 0.122,
  per: "vCPU-hour",
  read: "eu-central-1, from a stored copy of AWS's price list, 2026-09",
};

export const dollars = (amount: number) => `$${amount.toFixed(2)}`;
