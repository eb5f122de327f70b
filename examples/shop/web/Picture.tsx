import type { Product } from "./api.ts";

const shapes: Record<Product["picture"], string> = {
  seed: "M50 18c15 8 22 22 17 38-3 11-10 20-17 26-7-6-14-15-17-26-5-16 2-30 17-38Zm0 14v40",
  pot: "M24 34h52v12H24Zm5 12h42l-6 38H35Zm21-12V18m0 8c-8 0-12-4-13-10 8 0 12 4 13 10Zm0-4c7 0 11-3 12-9-7 0-11 3-12 9Z",
  tool: "M50 14v34m-7-34h14M36 48h28M36 48v24c0 8 3 12 3 16m11-40v40m14-40v24c0 8-3 12-3 16",
  plant: "M50 86V46m0 12c-16 0-24-9-25-24 16 0 24 9 25 24Zm0-12c0-16 9-24 24-26 1 17-8 26-24 26ZM34 86h32",
};

/** Drawn, so that the shop has no photographs to load. */
export function Picture({ of }: { of: Product["picture"] }) {
  return (
    <svg className="picture" viewBox="0 0 100 100" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  );
}
