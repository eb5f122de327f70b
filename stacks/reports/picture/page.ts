import { table } from "../table.ts";
import { counts, sum } from "./parts.ts";
import { picture } from "./picture.ts";
import { PictureError, type Stack } from "./stack.ts";

/** docs/infrastructure.md, whole. Throws PictureError. */
export function page(stacks: Record<string, Stack>, environments: string[]): string {
  const drawn = environments.map((name) => {
    const stack = stacks[`kloverbuy-${name}`];
    if (stack === undefined) throw new PictureError(`There is no stack of '${name}'.`);
    return { name, stack };
  });
  const others = Object.entries(stacks).filter(([, stack]) => !drawn.some((one) => one.stack === stack));
  return `${[
    "# The infrastructure in pictures",
    intro,
    ...drawn.flatMap(({ name, stack }) => {
      const { requests, access } = picture(stack);
      return [`## ${name}`, chart(requests), `Who may reach what in ${name}:`, chart(access)];
    }),
    "## How many resources",
    counted(drawn),
    "Once in an account, whatever environments it has:",
    others.map(([name, stack]) => `- ${once(name, stack)}`).join("\n"),
  ].join("\n\n")}\n`;
}

const intro = `Written by \`node scripts/picture.ts\` from the synthesized stacks: change those, not this page. \`npm test\` fails when the page is stale,
and when a resource is neither in a box nor of a type that \`stacks/reports/picture/plumbing.ts\` says needs none.

A solid arrow is a connection, with its port: each is a rule of a security group, or a route. A dotted one is somebody who tells, or may reach,
something: each is a reference, or what a role's policies allow. Two things are left out of the second picture: statements that only list or
describe things without a name of their own, and denials, which take away more. \`key\` names what encrypts a thing.`;

const chart = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\``;

function once(name: string, { resource }: Stack): string {
  const count = sum(Object.values(resource).map((byName) => Object.keys(byName).length));
  const types = Object.keys(resource).map((type) => `\`${type.replace("aws_", "")}\``);
  return `\`${name}\`, ${count} resources: ${types.join(", ")}`;
}

function counted(drawn: { name: string; stack: Stack }[]): string {
  const columns = drawn.map(({ stack }) => counts(stack));
  const parts = Object.keys(columns[0] ?? {});
  return table(
    ["part", ...drawn.map(({ name }) => name)],
    [
      ...parts.map((part) => [part, ...columns.map((one) => one[part] ?? 0)]),
      ["**all**", ...columns.map((one) => `**${sum(Object.values(one))}**`)],
    ],
  );
}
