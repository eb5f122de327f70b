import type { DocumentContent } from "./document-content.ts";

/** The document that AWS itself owns and that people reach for first; ours come from the synthesized stacks. */
export const awsOwned: Record<string, DocumentContent> = {
  "AWS-RunShellScript": {
    schemaVersion: "2.2",
    description: "Run a shell script or specify the commands to run.",
    parameters: {
      commands: { type: "StringList", minItems: 1, displayType: "textarea" },
      workingDirectory: { type: "String", default: "", maxChars: 4096 },
      executionTimeout: {
        type: "String",
        default: "3600",
        allowedPattern: "^([1-9][0-9]{0,4}|1[0-6][0-9]{4}|17[0-1][0-9]{3}|172[0-7][0-9]{2}|172800)$",
      },
    },
    mainSteps: [
      {
        action: "aws:runShellScript",
        name: "runShellScript",
        inputs: {
          runCommand: "{{ commands }}",
          workingDirectory: "{{ workingDirectory }}",
          timeoutSeconds: "{{ executionTimeout }}",
        },
      },
    ],
  },
};
