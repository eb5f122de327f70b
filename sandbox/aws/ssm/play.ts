import type { Ground } from "../ground.ts";
import type { DeclaredStack, Played } from "../protocol/played.ts";
import { createSsm, type Ssm } from "./index.ts";

type Declared = Pick<Parameters<Ssm["parameters"]["put"]>[0], "Type" | "Tier">;

export function play({ account, region, faults, secondMs }: Ground) {
  const service = createSsm({ account, region, faults, secondMs });
  const takeDocuments = (stack: DeclaredStack) => {
    for (const one of stack.of("aws_ssm_document")) {
      const format = one.attributes.document_format === "YAML" ? "YAML" : "JSON";
      const made = service.documents.create(stack.text(one, "name"), stack.text(one, "content"), format);
      const { version, hash } = made;
      stack.made(one, { hash, document_version: version, latest_version: version, default_version: version });
    }
  };
  return {
    service,
    resources: {
      aws_ssm_document: {
        id: (own) => own("name"),
        arn: (own, { account, region }) => `arn:aws:ssm:${region}:${account}:document/${own("name")}`,
      },
      aws_ssm_parameter: {
        id: (own) => own("name"),
        arn: (own, { account, region }) =>
          `arn:aws:ssm:${region}:${account}:parameter/${own("name").replace(/^\//, "")}`,
      },
    },
    take(stack) {
      // Parameters name the documents' hashes.
      takeDocuments(stack);
      for (const one of stack.of("aws_ssm_parameter")) {
        const { type: Type, tier: Tier = "Standard" } = one.attributes as {
          type: Declared["Type"];
          tier?: Declared["Tier"];
        };
        const Value = stack.text(one, "value" in one.attributes ? "value" : "insecure_value");
        service.parameters.put({
          Name: stack.text(one, "name"),
          Type,
          Value,
          Tier,
          Overwrite: false,
          DataType: "text",
        });
      }
    },
  } satisfies Played;
}
