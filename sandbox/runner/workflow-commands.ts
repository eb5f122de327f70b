export interface Annotation {
  level: "error" | "warning" | "notice";
  message: string;
  properties: Record<string, string>;
}

interface WorkflowCommand {
  name: string;
  properties: Record<string, string>;
  message: string;
}

const colours = { error: "\x1b[31m", warning: "\x1b[33m", notice: "\x1b[36m", group: "\x1b[1m", debug: "\x1b[2m" };
const plain = "\x1b[0m";
const titles = { error: "Error: ", warning: "Warning: ", notice: "Notice: " };

/**
 * What GitHub's runner does with a step's lines: carries out workflow commands, masks, indents groups.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export class WorkflowLog {
  readonly annotations: Annotation[] = [];
  readonly lines: string[] = [];
  #masks = new Set<string>();
  #stopToken: string | null = null;
  #grouped = false;
  #write: (line: string) => void;
  #debug: boolean;

  constructor(write: (line: string) => void, debug: boolean) {
    this.#write = write;
    this.#debug = debug;
  }

  /** Takes one line that the step wrote, on stdout or stderr alike. */
  take(line: string): void {
    if (this.#stopToken !== null) {
      if (line.trim() === `::${this.#stopToken}::`) this.#stopToken = null;
      else this.#show(line);
      return;
    }
    const command = parse(line);
    if (command === null || !this.#obey(command)) this.#show(line);
  }

  /** An annotation of the runner itself. */
  error(message: string): void {
    this.#annotate("error", message, {});
  }

  /** False for what is no command of the runner: it stands in the log as it was written. */
  #obey({ name, properties, message }: WorkflowCommand): boolean {
    switch (name) {
      case "error":
      case "warning":
      case "notice":
        this.#annotate(name, message, properties);
        return true;
      case "debug":
        if (this.#debug) this.#show(`debug: ${message}`, colours.debug);
        return true;
      case "group":
        this.#grouped = false;
        this.#show(`▸ ${message}`, colours.group);
        this.#grouped = true;
        return true;
      case "endgroup":
        this.#grouped = false;
        return true;
      case "add-mask":
        for (const one of [message, ...message.split(/\r?\n/)]) if (one.trim() !== "") this.#masks.add(one);
        return true;
      case "stop-commands":
        this.#stopToken = message;
        return true;
      case "echo":
        return true;
      default:
        return false;
    }
  }

  #annotate(level: Annotation["level"], message: string, properties: Record<string, string>): void {
    this.annotations.push({ level, message: this.#masked(message), properties });
    this.#show(titles[level] + message, colours[level]);
  }

  #show(text: string, colour = ""): void {
    for (const line of this.#masked(text).split(/\r?\n/)) {
      const shown = (this.#grouped ? "  " : "") + line;
      this.lines.push(shown);
      this.#write(colour === "" ? shown : colour + shown + plain);
    }
  }

  #masked(text: string): string {
    let masked = text;
    // Longest first, or a mask that is part of another would leave the other's rest readable.
    for (const mask of [...this.#masks].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(mask, "***");
    return masked;
  }
}

function parse(line: string): WorkflowCommand | null {
  const [, name, list = "", message = ""] = /^\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::([\s\S]*)$/.exec(line) ?? [];
  if (name === undefined) return null;
  const pairs = list
    .split(",")
    .map((pair) => pair.split("="))
    .filter(([key]) => key?.trim());
  const properties = Object.fromEntries(
    pairs.map(([key = "", ...value]) => [key.trim(), unescapedProperty(value.join("="))]),
  );
  return { name: name.toLowerCase(), properties, message: unescaped(message) };
}

/** `%25` last, or an escaped percent sign would be read twice. */
const unescaped = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const unescapedProperty = (text: string) => unescaped(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
