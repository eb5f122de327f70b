import { createCipheriv, randomBytes } from "node:crypto";
import * as z from "zod";
import { epoch, type Operation, operation, refusal } from "./input.ts";
import { page } from "./page.ts";

interface Stored {
  version: number;
  value: string;
  type: "String" | "StringList" | "SecureString";
  dataType: string;
  modified: Date;
}

const Name = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[a-zA-Z0-9_.\-/:]+$/, "is not a parameter name (letters, digits and . - _ /)");
const PutInput = z.object({
  Name,
  Value: z.string().min(1),
  Type: z.enum(["String", "StringList", "SecureString"]).optional(),
  Overwrite: z.boolean().default(false),
  AllowedPattern: z.string().optional(),
  Tier: z.enum(["Standard", "Advanced", "Intelligent-Tiering"]).default("Standard"),
  DataType: z.string().default("text"),
});
type PutInput = z.infer<typeof PutInput>;

/** Most characters of a value, by tier, and most levels of a name. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const mostCharacters = { Standard: 4096, Advanced: 8192, "Intelligent-Tiering": 8192 };
const mostLevels = 15;

/** Parameter Store. A SecureString that is read without decryption is really a ciphertext. */
export class ParameterStore {
  #parameters = new Map<string, Stored[]>();
  #key = randomBytes(32);
  #arn: string;

  constructor(region: string, account: string) {
    this.#arn = `arn:aws:ssm:${region}:${account}:parameter`;
  }

  put(input: PutInput): { Version: number; Tier: string } {
    checkName(input.Name);
    const versions = this.#parameters.get(input.Name) ?? [];
    const type = input.Type ?? versions.at(-1)?.type;
    if (type === undefined) throw refusal("ValidationException", "A type is required for a new parameter.");
    if (versions.length > 0 && !input.Overwrite) {
      throw refusal(
        "ParameterAlreadyExists",
        `The parameter ${input.Name} already exists; send Overwrite to replace it.`,
      );
    }
    const most = mostCharacters[input.Tier];
    if (input.Value.length > most) {
      throw refusal("ValidationException", `The ${input.Tier} tier supports a value of at most ${most} characters.`);
    }
    if (input.AllowedPattern !== undefined && !new RegExp(input.AllowedPattern).test(input.Value)) {
      throw refusal("ParameterPatternMismatchException", `The value does not match ${input.AllowedPattern}.`);
    }
    const version = (versions.at(-1)?.version ?? 0) + 1;
    versions.push({ version, value: input.Value, type, dataType: input.DataType, modified: new Date() });
    this.#parameters.set(input.Name, versions);
    return { Version: version, Tier: input.Tier };
  }

  /** Each parameter's name and newest value, in the order in which they came. */
  latest(): [name: string, value: string][] {
    return [...this.#parameters].map(([name, versions]) => [name, versions.at(-1)?.value ?? ""]);
  }

  operations(): Record<string, Operation> {
    const WithDecryption = z.boolean().default(false);
    const names = z.object({ Names: z.array(Name).min(1).max(10), WithDecryption });
    const path = z.object({
      Path: Name,
      Recursive: z.boolean().default(false),
      WithDecryption,
      MaxResults: z.int().min(1).max(10).default(10),
      NextToken: z.string().optional(),
    });
    return {
      PutParameter: operation(PutInput, (input) => this.put(input)),
      GetParameter: operation(z.object({ Name, WithDecryption }), (input) => {
        const found = this.#find(input.Name);
        if (found === undefined) throw refusal("ParameterNotFound", `The parameter ${input.Name} does not exist.`);
        return { Parameter: this.#wire(input.Name, found, input.WithDecryption) };
      }),
      GetParameters: operation(names, (input) => {
        const found = input.Names.map((name) => [name, this.#lenient(name)] as const);
        return {
          Parameters: found.flatMap(([name, one]) => (one ? [this.#wire(name, one, input.WithDecryption)] : [])),
          InvalidParameters: found.filter(([, one]) => one === undefined).map(([name]) => name),
        };
      }),
      GetParametersByPath: operation(path, (input) => {
        const { items, ...rest } = page(
          this.#under(input.Path, input.Recursive),
          `${input.Path} ${input.Recursive}`,
          input.MaxResults,
          input.NextToken,
        );
        return { Parameters: items.map(([name, one]) => this.#wire(name, one, input.WithDecryption)), ...rest };
      }),
      DeleteParameter: operation(z.object({ Name }), (input) => {
        if (this.#parameters.delete(input.Name)) return {};
        throw refusal("ParameterNotFound", `The parameter ${input.Name} does not exist.`);
      }),
    };
  }

  /** `NAME` or `NAME:VERSION`. */
  #find(selector: string): Stored | undefined {
    const [name = "", version] = selector.split(":");
    const versions = this.#parameters.get(name);
    if (versions === undefined || version === undefined) return versions?.at(-1);
    const found = versions.find((one) => String(one.version) === version);
    if (found === undefined) throw refusal("ParameterVersionNotFound", `${name} has no version ${version}.`);
    return found;
  }

  #lenient(selector: string): Stored | undefined {
    const [name = "", version] = selector.split(":");
    const versions = this.#parameters.get(name);
    return version === undefined ? versions?.at(-1) : versions?.find((one) => String(one.version) === version);
  }

  #under(path: string, recursive: boolean): [string, Stored][] {
    if (!path.startsWith("/")) throw refusal("ValidationException", "The path must begin with '/'.");
    const folder = path.endsWith("/") ? path : `${path}/`;
    return [...this.#parameters]
      .filter(([name]) => name.startsWith(folder) && (recursive || !name.slice(folder.length).includes("/")))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, versions]): [string, Stored][] => versions.slice(-1).map((one) => [name, one]));
  }

  #wire(selector: string, stored: Stored, decrypted: boolean) {
    const [name = "", version] = selector.split(":");
    return {
      Name: name,
      Type: stored.type,
      Value: stored.type === "SecureString" && !decrypted ? this.#ciphertext(stored.value) : stored.value,
      Version: stored.version,
      LastModifiedDate: epoch(stored.modified),
      ARN: name.startsWith("/") ? this.#arn + name : `${this.#arn}/${name}`,
      DataType: stored.dataType,
      ...(version === undefined ? {} : { Selector: `:${version}` }),
    };
  }

  #ciphertext(value: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv);
    return Buffer.concat([iv, cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
  }
}

function checkName(name: string): void {
  const wrong = (what: string) => refusal("ValidationException", `The parameter name ${name} ${what}.`);
  if (name.includes(":")) throw wrong("may only have letters, digits and . - _ /");
  if (/^\/?(aws|ssm)/i.test(name)) throw wrong("begins with aws or ssm, which AWS keeps for itself");
  if (name.includes("/") && !name.startsWith("/")) throw wrong("has a level, so it must begin with '/'");
  if (name.endsWith("/") || name.includes("//")) throw wrong("has an empty level");
  if (name.split("/").length - 1 > mostLevels) {
    throw refusal("HierarchyLevelLimitExceededException", `${name} has more than ${mostLevels} levels.`);
  }
}
