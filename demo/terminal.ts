import { stripVTControlCharacters } from "node:util";

/** Progress for a person: sections, lines below them, the deploy's own log set off from ours. */
export class Show {
  readonly #write: (text: string) => void;
  readonly #width: number;
  readonly #colours: boolean;
  readonly #started = Date.now();

  constructor(stream: NodeJS.WriteStream = process.stdout) {
    this.#write = (text) => void stream.write(text);
    this.#width = stream.columns ?? 120;
    this.#colours = stream.isTTY && process.env.NO_COLOR === undefined;
  }

  section(title: string): void {
    const seconds = String(Math.round((Date.now() - this.#started) / 1000)).padStart(4);
    this.#write(`\n${this.#styled("1", `${seconds} s  ${title}`)}\n`);
  }

  line(text: string): void {
    this.#write(`        ${text}\n`);
  }

  /** A line of an action's log; what is too long for the window is cut, since each line is a row of a picture here. */
  log(text: string): void {
    const bare = stripVTControlCharacters(text);
    const room = this.#width - 10;
    this.#write(`        ${this.#styled("2", `│ ${bare.length > room ? `${bare.slice(0, room - 1)}…` : bare}`)}\n`);
  }

  good(text: string): void {
    this.line(`${this.#styled("32", "✓")} ${text}`);
  }

  bad(text: string): void {
    this.line(`${this.#styled("31", "✗")} ${text}`);
  }

  /** Columns as wide as their widest cell; numbers to the right. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
    const numeric = head.map((_, at) => rows.every((row) => /^[\d,.]*( (ms|s))?$/.test(row[at] ?? "")));
    for (const [index, row] of [head, ...rows].entries()) {
      const cells = row.map((cell, at) =>
        numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      );
      const text = cells.join("  ").trimEnd();
      this.line(index === 0 ? this.#styled("1", text) : text);
    }
  }

  #styled(code: string, text: string): string {
    return this.#colours ? `\x1b[${code}m${text}\x1b[0m` : text;
  }
}

export const count = (value: number): string => value.toLocaleString("en-GB");
