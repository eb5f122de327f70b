import type { Clock } from "../../../actions/lib/time/clock.ts";

/** Time that jumps to the next sleeper once everything else has come to rest: an hour passes in a millisecond. */
export class VirtualClock implements Clock {
  #now = Date.UTC(2026, 10, 1);
  #sleepers: { at: number; wake: () => void }[] = [];
  #ticking = false;

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.#now + milliseconds, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener("abort", () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(signal.reason);
      });
      this.#tick();
    });
  }

  /** The process is stopped, or its machine sleeps. */
  skip(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** For what happens at a given time beside the code under test. */
  at(milliseconds: number, work: () => void): void {
    void this.sleep(milliseconds).then(work);
  }

  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      const next = this.#sleepers.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      if (this.#sleepers.length > 0) this.#tick();
    });
  }
}
