import { readFileSync } from "node:fs";
import { join } from "node:path";
export const revalidate = 1;
export default function Page() {
  const text = readFileSync(join(process.cwd(), "version.txt"), "utf8").trim();
  return (
    <main>
      <p id="banner">{text}</p>
      <time>{Date.now()}</time>
    </main>
  );
}
