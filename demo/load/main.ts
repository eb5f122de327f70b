import { Generator } from "./generator.ts";
import type { FromLoad, LoadOptions, ToLoad } from "./messages.ts";

/*
 * The load, a process of its own so that its clock is not held up by the demo's work. Options are its one argument, JSON.
 * It ends when it is told to, on SIGTERM, at its bounds, and at once when the process that started it is gone.
 */
const tell = (message: FromLoad) =>
  new Promise<void>((resolve) => {
    if (process.send === undefined) throw new Error("The load is started by the demo, over an IPC channel.");
    process.send(message, undefined, undefined, () => resolve());
  });

const options: LoadOptions = JSON.parse(process.argv[2] ?? "");
const generator = new Generator(options, (second) => void tell({ kind: "second", second }));
process.on("message", (message: ToLoad) => {
  if (message.kind === "known") generator.know(message.release);
  else generator.stop(message.abandon);
});
const orphaned = () => process.exit(1);
process.once("disconnect", orphaned);
process.on("SIGTERM", () => generator.stop());
// Ctrl-C reaches the whole foreground group; the demo decides when the load ends.
process.on("SIGINT", () => undefined);

const result = await generator.run();
await tell({ kind: "result", result });
process.off("disconnect", orphaned);
process.disconnect();
