import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The script cannot be made one file; the sentence names the line and the cure. */
export class BundleError extends Error {}

const SOURCE = /^\s*source "\$here\/([\w./-]+)"\s*$/;
const PRINT = /\bcat "\$here\/([\w./-]+)"/g;
const HERE_DOCUMENT = /(?<!<)<<-?\s*(["']?)(\w+)\1/;
const DELIMITER = "END_OF_EMBEDDED_FILE";

/**
 * One self-contained file of a script that lies beside its parts: each `source "$here/FILE"` line becomes that file's text,
 * each `cat "$here/FILE"` a call of a function that prints the file from a quoted here-document (a function, because the
 * here-document itself would not fit into `$(...)` or in front of a pipe). Lines that are comments stay behind: a document has
 * room for 64 KB, and its readers have the repository. Throws BundleError.
 */
export function bundle(script: string): string {
  const here = dirname(script);
  const inlined = new Set<string>();
  const printed = new Map<string, string>();

  const print = (file: string) => {
    const name = `print_${file.replace(/[^A-Za-z0-9]/g, "_")}`;
    const text = read(join(here, file));
    // A here-document always ends a line; without one the embedded file would print one byte more.
    if (!text.endsWith("\n")) throw new BundleError(`${join(here, file)} does not end with a newline: add one.`);
    if (text.split("\n").includes(DELIMITER)) {
      throw new BundleError(
        `${join(here, file)} has a line '${DELIMITER}', which ends embedded files: rename it there.`,
      );
    }
    printed.set(name, `${name}() {\n  cat <<'${DELIMITER}'\n${text}${DELIMITER}\n}`);
    return name;
  };

  const inline = (file: string): string[] => {
    if (inlined.has(file)) return [];
    inlined.add(file);
    let verbatim: string | undefined;
    return read(join(here, file))
      .trimEnd()
      .split("\n")
      .flatMap((line, at) => {
        if (verbatim !== undefined) {
          if (line.trim() === verbatim) verbatim = undefined;
          return [line];
        }
        if (/^\s*#(?!!)/.test(line)) return [];
        verbatim = HERE_DOCUMENT.exec(line)?.[2];
        const part = SOURCE.exec(line)?.[1];
        if (part !== undefined) return inline(part);
        // The folder is of no use any more, and where a document's script runs from there is none.
        if (/^here=/.test(line)) return [];
        const whole = line.replace(PRINT, (_, name: string) => print(name));
        if (!/\$\{?here\b/.test(whole)) return [whole];
        throw new BundleError(
          `${join(here, file)}:${at + 1} uses $here in a way that cannot be embedded: write source "$here/FILE" on a line ` +
            'of its own, or cat "$here/FILE".',
        );
      });
  };

  const file = script.slice(here.length + 1);
  const [shebang = "", ...lines] = inline(file);
  if (shebang !== "#!/usr/bin/env bash") {
    throw new BundleError(`${script} begins with '${shebang}': an embedded script begins with #!/usr/bin/env bash.`);
  }
  return `${[shebang, ...printed.values(), ...lines].join("\n")}\n`;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new BundleError(`${path} cannot be read: correct its name where it is sourced or printed.`, { cause });
  }
}
