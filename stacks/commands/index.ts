import { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { commandDocument, literal, type Parameter, type Script } from "./document.ts";

export interface Commands {
  release: SsmDocument;
  status: SsmDocument;
}

const environmentName = (name: string): Parameter => ({
  description: "The environment that the sender means; a host of another one refuses",
  allowedPattern: `^${name}$`,
});

/** One document per privilege: a role that may ask for the status cannot change a host. `script` is the bundled release.sh. */
export function commands(stack: TerraformStack, { name, names }: Environment, script: string): Commands {
  const document = (id: string, title: string, content: Script) =>
    new SsmDocument(stack, id, {
      name: title,
      documentType: "Command",
      documentFormat: "JSON",
      targetType: "/AWS::EC2::Instance",
      content: literal(commandDocument(title, content)),
    });
  return {
    release: document("release", names.releaseDocument, {
      description: "Brings a host's part of a rollout forward or back: docs/architecture.md, release.sh",
      parameters: {
        operation: {
          description: "What to do",
          allowedPattern: "^(status|stage|switch|commit|revert|prune)$",
        },
        environment: environmentName(name),
        release: { description: "Release id", allowedPattern: "^[0-9a-f]{7}-[0-9a-f]{12}$" },
        rollout: { description: "Rollout id", allowedPattern: "^[0-9]{8}-[0-9a-f]{8}$" },
        fence: {
          description: "Number of the sender's lease; an older one is refused",
          allowedPattern: "^[0-9]{1,15}$",
        },
        deadline: {
          description: "Seconds since 1970 by which a switch is committed or undone; 0: none",
          allowedPattern: "^[0-9]{1,12}$",
        },
        hook: {
          description: "Whether this host runs the release's before-switch hook",
          allowedPattern: "^(true|false)$",
        },
      },
      script,
      // The longest hook (1,800 s) beside the longest download; the sender's own deadline is shorter.
      timeout: 3600,
    }),
    status: document("status", names.statusDocument, {
      description: "Says what a host serves, or what its users met; changes nothing",
      parameters: {
        // A role that may only ask can do nothing else with this document.
        operation: { description: "What to ask", allowedPattern: "^(status|measure)$", default: "status" },
        window: {
          description: "Seconds that measure looks back on",
          allowedPattern: "^[1-9][0-9]{0,3}$",
          default: "60",
        },
        environment: environmentName(name),
      },
      script,
      timeout: 60,
    }),
  };
}
