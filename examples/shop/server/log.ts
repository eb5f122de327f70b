export type Log = (event: string, fields?: Record<string, unknown>) => void;

/** One JSON object a line on stdout, which the host's supervisor keeps. */
export const jsonLog =
  (release: string): Log =>
  (event, fields = {}) =>
    void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, release, ...fields })}\n`);
