import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** A loop without a rest would take the processors from what is tested. */
const betweenMs = 10;

export interface Tally {
  answered: number;
  /** What went wrong, by its text. */
  lost: string[];
  /** Texts of the releases that answered. */
  seen: Set<string>;
}

/**
 * POSTs in a row over `lanes` keep-alive connections until the returned function is called; it resolves to what came of them. No
 * retries: a POST that the server may have carried out is lost when its answer is.
 */
export function postInARow(port: number, lanes: number): () => Promise<Tally> {
  const tally: Tally = { answered: 0, lost: [], seen: new Set() };
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  let over = false;
  const lane = async () => {
    while (!over) {
      await post(agent, port)
        .then((text) => {
          tally.answered++;
          tally.seen.add(text);
        })
        .catch((error: Error) => tally.lost.push(error.message));
      await pause(betweenMs);
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return async () => {
    over = true;
    await running;
    agent.destroy();
    return tally;
  };
}

/** The text of the release that answered. */
function post(agent: Agent, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path: "/api/cart", method: "POST" }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(body).text);
        else reject(new Error(`status ${response.statusCode}`));
      });
    });
    sent.on("error", reject);
    sent.end("item=1");
  });
}
