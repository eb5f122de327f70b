/** A unit of the supervisor, as its file says. Durations in milliseconds. */
export interface Unit {
  name: string;
  type: "simple" | "forking" | "oneshot" | "timer";
  start: string[];
  reload: string[];
  environment: Record<string, string>;
  /** A leading `-` marks a file that may be absent. */
  environmentFiles: string[];
  output: string | undefined;
  /** Who reads there after the main process has ended is the main process now. */
  pidFile: string | undefined;
  umask: number | undefined;
  killSignal: NodeJS.Signals;
  stopTimeout: number;
  restart: "no" | "always" | "on-failure";
  restartDelay: number;
  /** Of a timer: first run after boot, then after each run. */
  onBoot: number;
  onActive: number;
}

// What a container of processes cannot do (users, kernel hardening) or need not (ordering, descriptions) is known and left out.
const leftOut = new Set(
  (
    "Description After Before Wants WantedBy StartLimitIntervalSec User Group KillMode StandardError NoNewPrivileges PrivateTmp " +
    "PrivateDevices ProtectSystem ProtectHome ProtectKernelTunables ProtectKernelModules ProtectControlGroups RestrictSUIDSGID " +
    "LockPersonality StateDirectory ReadWritePaths LimitNOFILE AccuracySec"
  ).split(" "),
);

export class UnitError extends Error {}

/** Reads a systemd unit file. A directive that is neither carried out nor knowingly left out is an error, never ignored. */
export function parseUnit(name: string, text: string, instance: string): Unit {
  const unit: Unit = {
    name,
    type: name.endsWith(".timer") ? "timer" : "simple",
    start: [],
    reload: [],
    environment: {},
    environmentFiles: [],
    output: undefined,
    pidFile: undefined,
    umask: undefined,
    killSignal: "SIGTERM",
    stopTimeout: 90_000,
    restart: "no",
    restartDelay: 100,
    onBoot: 0,
    onActive: 0,
  };
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith("[")) continue;
    const equals = line.indexOf("=");
    const key = line.slice(0, equals);
    const value = line.slice(equals + 1).replaceAll("%i", instance);
    const read = directives[key];
    if (read !== undefined) read(unit, value);
    else if (!leftOut.has(key))
      throw new UnitError(`${name} has the directive '${key}', which the sandbox's supervisor does not know.`);
  }
  return unit;
}

/** Words at spaces; single quotes keep a word with spaces together. */
const words = (value: string) => Array.from(value.matchAll(/'([^']*)'|(\S+)/g), (found) => found[1] ?? found[2] ?? "");

const directives: Record<string, (unit: Unit, value: string) => void> = {
  Type: (unit, value) => {
    if (value === "oneshot" || value === "forking") unit.type = value;
    else if (value !== "simple")
      throw new UnitError(`${unit.name}: Type=${value} is not known to the sandbox's supervisor.`);
  },
  ExecStart: (unit, value) => {
    unit.start = words(value);
  },
  ExecReload: (unit, value) => {
    unit.reload = words(value);
  },
  Environment: (unit, value) => {
    const equals = value.indexOf("=");
    unit.environment[value.slice(0, equals)] = value.slice(equals + 1);
  },
  EnvironmentFile: (unit, value) => void unit.environmentFiles.push(value),
  StandardOutput: (unit, value) => {
    if (!value.startsWith("append:")) throw new UnitError(`${unit.name}: StandardOutput=${value} is not append:FILE.`);
    unit.output = value.slice("append:".length);
  },
  PIDFile: (unit, value) => {
    unit.pidFile = value;
  },
  UMask: (unit, value) => {
    unit.umask = Number.parseInt(value, 8);
  },
  KillSignal: (unit, value) => {
    unit.killSignal = value as NodeJS.Signals;
  },
  TimeoutStopSec: (unit, value) => {
    unit.stopTimeout = duration(value);
  },
  Restart: (unit, value) => {
    if (value !== "no" && value !== "always" && value !== "on-failure") {
      throw new UnitError(`${unit.name}: Restart=${value} is not known to the sandbox's supervisor.`);
    }
    unit.restart = value;
  },
  RestartSec: (unit, value) => {
    unit.restartDelay = duration(value);
  },
  OnBootSec: (unit, value) => {
    unit.onBoot = duration(value);
  },
  OnUnitActiveSec: (unit, value) => {
    unit.onActive = duration(value);
  },
};

function duration(value: string): number {
  const found = /^([0-9]+)(ms|s|min)?$/.exec(value);
  if (found === null) throw new UnitError(`'${value}' is not a duration that the sandbox's supervisor knows.`);
  return Number(found[1]) * { ms: 1, s: 1000, min: 60_000 }[(found[2] ?? "s") as "ms" | "s" | "min"];
}
