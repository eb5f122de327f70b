/** A few of something that each of many tests needs for itself; the last in line waits longest. */
export class Pool<T extends AsyncDisposable> implements AsyncDisposable {
  readonly #all: T[];
  readonly #free: T[];
  readonly #waiting: ((one: T) => void)[] = [];

  private constructor(all: T[]) {
    this.#all = all;
    this.#free = [...all];
  }

  static async open<T extends AsyncDisposable>(count: number, make: () => Promise<T>): Promise<Pool<T>> {
    const ends: PromiseSettledResult<T>[] = await Promise.allSettled(Array.from({ length: count }, make));
    const all: T[] = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    const broken = ends.find((end) => end.status === "rejected");
    if (broken === undefined) return new Pool(all);
    await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
    throw broken.reason;
  }

  async with<R>(work: (one: T) => Promise<R>): Promise<R> {
    const one = this.#free.pop() ?? (await new Promise<T>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(one);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(one);
      else next(one);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((one) => one[Symbol.asyncDispose]()));
  }
}
