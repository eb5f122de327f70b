import { unlinkSync } from "node:fs";

/** Removes data files, but not while they are read: a reader that began before an overwrite gets the old bytes whole. */
export class DataFiles {
  #readers = new Map<string, number>();
  #doomed = new Set<string>();

  /** Call what it returns when the reading is over. */
  hold(paths: string[]): () => void {
    for (const path of paths) this.#readers.set(path, (this.#readers.get(path) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      for (const path of paths) this.#release(path);
    };
  }

  remove(path: string): void {
    if (this.#readers.has(path)) this.#doomed.add(path);
    else unlinkSync(path);
  }

  #release(path: string): void {
    const left = (this.#readers.get(path) ?? 1) - 1;
    if (left > 0) {
      this.#readers.set(path, left);
      return;
    }
    this.#readers.delete(path);
    if (this.#doomed.delete(path)) unlinkSync(path);
  }
}
