import { createHash } from "node:crypto";
import * as z from "zod";
import { awsOwned } from "./aws-owned.ts";
import { type DocumentContent, readContent } from "./document-content.ts";
import { epoch, type Operation, operation, refusal } from "./input.ts";

export interface DocumentVersion {
  name: string;
  version: string;
  text: string;
  format: "JSON" | "YAML";
  content: DocumentContent;
  /** SHA-256 of the text, in lower-case hex: what SendCommand's DocumentHash pins. */
  hash: string;
  sha1: string;
  created: Date;
}

interface Document {
  owner: string;
  versions: DocumentVersion[];
  defaultVersion: string;
}

const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");
const Name = z.string().regex(/^[a-zA-Z0-9_\-.:/]{3,128}$/);
const Version = z.string().regex(/^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/);
const Format = z.enum(["JSON", "YAML"]);

/** SSM's documents: each version is kept, so that a pinned version stays what it was. */
export class Documents {
  #documents = new Map<string, Document>();
  #account: string;

  constructor(account: string) {
    this.#account = account;
    for (const [name, content] of Object.entries(awsOwned))
      this.#store(name, JSON.stringify(content), "JSON", "Amazon");
  }

  create(name: string, text: string, format: "JSON" | "YAML" = "JSON"): DocumentVersion {
    if (this.#documents.has(name)) throw refusal("DocumentAlreadyExists", `Document with name ${name} already exists.`);
    if (/^(aws|amazon|amzn)/i.test(name)) throw refusal("ValidationException", `The name ${name} is reserved for AWS.`);
    return this.#store(name, text, format, this.#account);
  }

  /** Throws InvalidDocument or InvalidDocumentVersion. */
  find(name: string, version = "$DEFAULT"): DocumentVersion {
    const document = this.#document(name);
    const wanted = version === "$DEFAULT" ? document.defaultVersion : version;
    const found =
      version === "$LATEST" ? document.versions.at(-1) : document.versions.find((v) => v.version === wanted);
    if (found === undefined) throw refusal("InvalidDocumentVersion", `Document ${name} has no version ${version}.`);
    return found;
  }

  describe(name: string, version?: string): Record<string, unknown> {
    const document = this.#document(name);
    const one = this.find(name, version);
    return {
      Name: one.name,
      Owner: document.owner,
      Hash: one.hash,
      HashType: "Sha256",
      Sha1: one.sha1,
      CreatedDate: epoch(one.created),
      Status: "Active",
      DocumentVersion: one.version,
      LatestVersion: document.versions.at(-1)?.version,
      DefaultVersion: document.defaultVersion,
      Description: one.content.description,
      Parameters: Object.entries(one.content.parameters).map(([Name, declared]) => ({
        Name,
        Type: declared.type === "StringList" ? "StringList" : "String",
        Description: declared.description,
        DefaultValue: typeof declared.default === "object" ? JSON.stringify(declared.default) : declared.default,
      })),
      PlatformTypes: ["Linux"],
      DocumentType: "Command",
      SchemaVersion: one.content.schemaVersion,
      DocumentFormat: one.format,
    };
  }

  operations(): Record<string, Operation> {
    const named = z.object({ Name, DocumentVersion: Version.optional() });
    const written = z.object({
      Name,
      Content: z.string().min(1),
      DocumentFormat: Format.default("JSON"),
      DocumentType: z.literal("Command").default("Command"),
    });
    return {
      CreateDocument: operation(written, (input) => {
        this.create(input.Name, input.Content, input.DocumentFormat);
        return { DocumentDescription: this.describe(input.Name) };
      }),
      UpdateDocument: operation(written.extend({ DocumentVersion: Version.optional() }), (input) =>
        this.#update(input.Name, input.Content, input.DocumentFormat),
      ),
      UpdateDocumentDefaultVersion: operation(z.object({ Name, DocumentVersion: Version }), (input) => {
        const { version } = this.find(input.Name, input.DocumentVersion);
        this.#document(input.Name).defaultVersion = version;
        return { Description: { Name: input.Name, DefaultVersion: version } };
      }),
      DescribeDocument: operation(named, (input) => ({ Document: this.describe(input.Name, input.DocumentVersion) })),
      GetDocument: operation(named, (input) => {
        const one = this.find(input.Name, input.DocumentVersion);
        return {
          Name: one.name,
          CreatedDate: epoch(one.created),
          DocumentVersion: one.version,
          Status: "Active",
          Content: one.text,
          DocumentType: "Command",
          DocumentFormat: one.format,
        };
      }),
    };
  }

  #document(name: string): Document {
    // A caller may name its own document by ARN.
    const document = this.#documents.get(name.replace(/^arn:aws:ssm:[^:]*:[0-9]*:document\//, ""));
    if (document === undefined) throw refusal("InvalidDocument", `Document with name ${name} does not exist.`);
    return document;
  }

  #update(name: string, text: string, format: "JSON" | "YAML") {
    const latest = this.find(name, "$LATEST");
    if (latest.text === text) throw refusal("DuplicateDocumentContent", "The content equals the latest version's.");
    const { version } = this.#store(name, text, format, this.#account);
    return { DocumentDescription: this.describe(name, version) };
  }

  #store(name: string, text: string, format: "JSON" | "YAML", owner: string): DocumentVersion {
    const content = readContent(text, format);
    const document = this.#documents.get(name) ?? { owner, versions: [], defaultVersion: "1" };
    const version: DocumentVersion = {
      name,
      version: String(document.versions.length + 1),
      text,
      format,
      content,
      hash: digest("sha256", text),
      sha1: digest("sha1", text),
      created: new Date(),
    };
    document.versions.push(version);
    this.#documents.set(name, document);
    return version;
  }
}
