/** The document cannot be what AWS takes or what a host may trust. */
export class DocumentError extends Error {}

/** A document's text may have 64 KB. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const MOST_BYTES = 64 * 1024;

export interface Parameter {
  description: string;
  /** Anchored at both ends; refused by SSM before a host hears of it, and checked again by the script. */
  allowedPattern: string;
  default?: string;
}

export interface Script {
  description: string;
  parameters: Record<string, Parameter>;
  /** Starts with its interpreter's line, which the agent's shell honours. */
  script: string;
  /** Seconds until the agent ends it. */
  timeout: number;
}

/**
 * The text of a Command document (schema 2.2) that runs the script with its parameters in environment variables
 * (`$SSM_<name>`): values are never spliced into text that a shell reads. Throws DocumentError.
 */
export function commandDocument(name: string, { description, parameters, script, timeout }: Script): string {
  const refuse = (why: string) => new DocumentError(`The document ${name} ${why}`);
  for (const [parameter, { allowedPattern }] of Object.entries(parameters)) {
    if (!/^\^.*\$$/.test(allowedPattern)) {
      throw refuse(`does not bound its parameter '${parameter}': write its pattern as ^...$.`);
    }
  }
  const lines = script.trimEnd().split("\n");
  const spliced = lines.findIndex((line) => line.includes("{{"));
  if (spliced !== -1) {
    throw refuse(`has '{{' in line ${spliced + 1} of its script, where SSM would splice in a value: write it apart.`);
  }
  const content = JSON.stringify({
    schemaVersion: "2.2",
    description,
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, one]) => [key, declared(one)])),
    mainSteps: [
      {
        action: "aws:runShellScript",
        name: "run",
        precondition: { StringEquals: ["platformType", "Linux"] },
        inputs: { timeoutSeconds: String(timeout), runCommand: lines },
      },
    ],
  });
  const bytes = Buffer.byteLength(content);
  if (bytes > MOST_BYTES) {
    throw refuse(`has ${bytes} bytes and SSM takes ${MOST_BYTES}: make the script shorter.`);
  }
  return content;
}

const declared = ({ description, allowedPattern, default: given }: Parameter) => ({
  type: "String",
  description,
  interpolationType: "ENV_VAR",
  allowedPattern,
  ...(given === undefined ? {} : { default: given }),
});

/** Terraform reads ${ and %{ in a string as its own; doubled they are plain text again. */
export const literal = (text: string) => text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
