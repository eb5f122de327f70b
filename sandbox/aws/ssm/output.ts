/** What SSM keeps of an output, in characters. https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html */
export const mostStdout = 24_000;
export const mostStderr = 8_000;
const mostListed = 2_500;

const errorHeader = "\n----------ERROR-------\n";
const outputCut = "\n---Output truncated---";
const errorCut = "\n---Error truncated----";

/**
 * The `Output` of a plugin in a listing: stdout, then stderr under its header, at most 2,500 characters in all. When both are
 * long each keeps half, so a long stderr cuts into stdout: a result that must be whole has to be short, or be read with
 * GetCommandInvocation. Headers and cuts are those of the open-source SSM agent.
 */
export function listedOutput(stdout: string, stderr: string): string {
  const header = stderr === "" ? "" : errorHeader;
  if (stdout.length + header.length + stderr.length <= mostListed) return stdout + header + stderr;
  if (stderr === "") return stdout.slice(0, mostListed - outputCut.length) + outputCut;
  const room = mostListed - errorHeader.length - outputCut.length - errorCut.length;
  const half = Math.floor(room / 2);
  const forStdout = stderr.length < half ? room - stderr.length : half;
  const forStderr = stdout.length < half ? room - stdout.length : half;
  return cut(stdout, forStdout, outputCut) + errorHeader + cut(stderr, forStderr, errorCut);
}

export const cut = (text: string, most: number, mark = "") => (text.length <= most ? text : text.slice(0, most) + mark);
