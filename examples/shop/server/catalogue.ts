/** What the shop sells. Prices are whole cents with VAT in them: money is never a fraction. */
export interface Product {
  id: string;
  name: string;
  summary: string;
  description: string;
  priceCents: number;
  picture: "seed" | "pot" | "tool" | "plant";
  stock: number;
}

export const products: readonly Product[] = [
  {
    id: "white-clover",
    name: "White clover seeds",
    summary: "A lawn that feeds itself and the bees",
    description: "50 g for 25 m². Stays green in a dry summer, needs no fertiliser and hardly any mowing.",
    priceCents: 795,
    picture: "seed",
    stock: 420,
  },
  {
    id: "four-leaf",
    name: "Four-leaf clover in a pot",
    summary: "Luck, ready to be given away",
    description: "Oxalis tetraphylla, 12 cm pot. Likes a cool window sill and a little water twice a week.",
    priceCents: 1290,
    picture: "plant",
    stock: 75,
  },
  {
    id: "terracotta",
    name: "Terracotta pot, 18 cm",
    summary: "Unglazed, so that roots can breathe",
    description: "Fired in one piece, frost-proof to -15 °C, with a saucer. Gets more beautiful every year.",
    priceCents: 1650,
    picture: "pot",
    stock: 130,
  },
  {
    id: "copper-rake",
    name: "Copper hand rake",
    summary: "Balanced, and kind to worms",
    description: "Bronze prongs on an oiled ash handle. The metal darkens with use and stays sharp for a lifetime.",
    priceCents: 6900,
    picture: "tool",
    stock: 18,
  },
  {
    id: "meadow-mix",
    name: "Wild meadow mix",
    summary: "Thirty native flowers, no filler grass",
    description: "100 g for 50 m², sown from March to May. Flowers from the first summer on.",
    priceCents: 1890,
    picture: "seed",
    stock: 210,
  },
  {
    id: "hand-fork",
    name: "Hand fork, ash and steel",
    summary: "For weeds that thought they were safe",
    description: "Forged steel, riveted to an oiled ash handle. Repairable: every part is sold on its own.",
    priceCents: 2450,
    picture: "tool",
    stock: 64,
  },
  {
    id: "fern",
    name: "Sword fern",
    summary: "Forgives a dark corner",
    description: "40 cm high, grown without peat. Cleans its own leaves when you put it out into the rain.",
    priceCents: 1990,
    picture: "plant",
    stock: 41,
  },
  {
    id: "glazed-bowl",
    name: "Glazed planting bowl",
    summary: "Wide, low, the green of moss",
    description: "32 cm across, thrown by hand, with a drain hole and a cork. Each one is a little different.",
    priceCents: 4200,
    picture: "pot",
    stock: 22,
  },
];

const byId = new Map(products.map((product) => [product.id, product]));

export const findProduct = (id: string): Product | undefined => byId.get(id);

/** What would make a sale wrong; empty when the catalogue can be sold from. The health check reports it. */
export function faults(of: readonly Product[] = products): string[] {
  const priceless = of.filter(({ priceCents }) => !Number.isSafeInteger(priceCents) || priceCents <= 0);
  const found = priceless.map(({ id, priceCents }) => `${id} costs ${priceCents} cents`);
  if (of.length === 0) found.push("there is nothing to sell");
  if (new Set(of.map(({ id }) => id)).size < of.length) found.push("two products share an id");
  return found;
}
