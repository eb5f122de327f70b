import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  DeadlinePassed,
  NotAddressable,
  cancelledWhenLate,
  poll
} from "./chunk-PZNWRCNB.js";
import {
  RecordUnreadable,
  systemClock
} from "./chunk-BXWOXUIN.js";
import {
  DescribeAlarms$,
  SSMClient,
  cloudWatchClient,
  commonParams,
  s3Client,
  ssmClient
} from "./chunk-HPG76VLH.js";
import {
  PutObjectCommand,
  readText,
  s3Store
} from "./chunk-FDCPRUSK.js";
import {
  ListObjectsV2$,
  _ep8,
  _mw0,
  command
} from "./chunk-MBNDFDAK.js";
import {
  _ep0,
  _mw0 as _mw02,
  command as command2,
  parameterSource
} from "./chunk-YL6BHQGP.js";
import {
  CancelCommand$,
  DescribeInstanceInformation$,
  GetCommandInvocation$,
  ListCommandInvocations$,
  SendCommand$
} from "./chunk-JLMLOMFW.js";
import {
  AwsFailure,
  code,
  isAbsent,
  isConflict,
  isPreconditionFailed
} from "./chunk-S5YOGXIB.js";
import {
  createPaginator
} from "./chunk-Z54IDNAH.js";
import {
  getEndpointPlugin,
  makeBuilder
} from "./chunk-Z4DSTPAG.js";
import {
  ReleaseId
} from "./chunk-AO6CU35U.js";
import {
  _enum,
  array,
  int,
  literal,
  number,
  object,
  record,
  string,
  tuple
} from "./chunk-HYDUDRLY.js";

// actions/entry/rollout-ports.ts
import { randomUUID } from "node:crypto";

// node_modules/@aws-sdk/client-cloudwatch/dist-es/commandBuilder.js
var command3 = makeBuilder(commonParams, "GraniteServiceVersion20100801", "CloudWatchClient", getEndpointPlugin);
var _ep02 = {};
var _mw03 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-cloudwatch/dist-es/commands/DescribeAlarmsCommand.js
var DescribeAlarmsCommand = class extends command3(_ep02, _mw03, "DescribeAlarms", DescribeAlarms$) {
};

// actions/aws/alarm.ts
function harmAlarm(client, name) {
  if (name === null) return void 0;
  const question = new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: ["CompositeAlarm", "MetricAlarm"] });
  return {
    name,
    async state(signal) {
      try {
        const answer = await client.send(question, signal === void 0 ? {} : { abortSignal: signal });
        const [alarm] = [...answer.CompositeAlarms ?? [], ...answer.MetricAlarms ?? []];
        if (alarm?.StateValue === "ALARM") return "alarm";
        return alarm?.StateValue === "OK" ? "ok" : "unknown";
      } catch (error) {
        throw new AwsFailure(`Asking CloudWatch for the alarm ${name}`, code(error), error);
      }
    }
  };
}

// node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = class extends command(_ep8, _mw0, "ListObjectsV2", ListObjectsV2$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/CancelCommandCommand.js
var CancelCommandCommand = class extends command2(_ep0, _mw02, "CancelCommand", CancelCommand$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/DescribeInstanceInformationCommand.js
var DescribeInstanceInformationCommand = class extends command2(_ep0, _mw02, "DescribeInstanceInformation", DescribeInstanceInformation$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/GetCommandInvocationCommand.js
var GetCommandInvocationCommand = class extends command2(_ep0, _mw02, "GetCommandInvocation", GetCommandInvocation$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/ListCommandInvocationsCommand.js
var ListCommandInvocationsCommand = class extends command2(_ep0, _mw02, "ListCommandInvocations", ListCommandInvocations$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/commands/SendCommandCommand.js
var SendCommandCommand = class extends command2(_ep0, _mw02, "SendCommand", SendCommand$) {
};

// node_modules/@aws-sdk/client-ssm/dist-es/pagination/DescribeInstanceInformationPaginator.js
var paginateDescribeInstanceInformation = createPaginator(SSMClient, DescribeInstanceInformationCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-ssm/dist-es/pagination/ListCommandInvocationsPaginator.js
var paginateListCommandInvocations = createPaginator(SSMClient, ListCommandInvocationsCommand, "NextToken", "NextToken", "MaxResults");

// schema/host-result.ts
var operations = ["status", "measure", "stage", "switch", "commit", "revert", "prune"];
var release = ReleaseId.nullable();
var Traffic = object({
  seconds: int().positive(),
  requests: int().nonnegative(),
  /** Answers with a status of 500 or more. */
  errors: int().nonnegative(),
  /** Pairs [class, requests]: class c holds latencies from 1.15^c - 1 up to 1.15^(c + 1) - 1 milliseconds. */
  latency: array(tuple([int().min(0).max(120), int().positive()]))
});
var HostResult = object({
  schema: literal(1),
  host: string(),
  operation: _enum(operations),
  outcome: _enum(["done", "unchanged", "failed", "refused"]),
  release,
  live: release,
  committed: release,
  pending: release,
  warm: release,
  fence: int().nonnegative(),
  disk_free_bytes: number().nullish(),
  memory_free_bytes: number().nullish(),
  timings_ms: record(string(), number()),
  /** Only of `status`: of the Nginx that runs, and of the Node that an app would get; null where it cannot be told. */
  versions: object({ nginx: string().nullable(), node: string().nullable() }).optional(),
  /**
   * Only of `status`: digests of the scripts that bootstrap.sh installed here, and of those that the SSM document was built
   * with; null where there are none, or none that tell.
   */
  scripts: object({ document: string().nullable(), installed: string().nullable() }).optional(),
  /** Only of `status`: sentences for people, none of which keeps the host from going on by itself. */
  warnings: array(string()).optional(),
  /** Only of `measure`. */
  traffic: Traffic.optional(),
  error: object({ step: string(), message: string(), cure: string() }).nullable()
});

// actions/aws/answer.ts
var STDERR_FOLLOWS = "\n----------ERROR-------\n";
var CUT = /\n---(Output truncated---|Error truncated----)/;
function printed(invocation) {
  const output = invocation.CommandPlugins?.map((plugin) => plugin.Output ?? "").join("") ?? "";
  const at = output.indexOf(STDERR_FOLLOWS);
  const stdout = at < 0 ? output : output.slice(0, at);
  return { stdout, stderr: at < 0 ? "" : output.slice(at + STDERR_FOLLOWS.length), cut: CUT.test(output) };
}
function resultOf(stdout, host, operation) {
  try {
    const result = HostResult.parse(JSON.parse(stdout));
    return result.host === host && result.operation === operation ? result : null;
  } catch {
    return null;
  }
}
var open = /* @__PURE__ */ new Set(["Pending", "InProgress", "Delayed", "Cancelling", void 0]);
var isOpen = (invocation) => open.has(invocation.Status);
var endings = {
  Success: "ended",
  Failed: "ended",
  Undeliverable: "undeliverable",
  DeliveryTimedOut: "delivery-timed-out",
  ExecutionTimedOut: "execution-timed-out",
  TimedOut: "execution-timed-out",
  Cancelled: "cancelled",
  Canceled: "cancelled"
};
function endingOf(invocation) {
  const detail = (invocation.StatusDetails ?? invocation.Status ?? "no status").replaceAll(" ", "");
  return { ending: endings[detail] ?? "other", detail };
}
function exitOf({ CommandPlugins }) {
  const code2 = CommandPlugins?.at(-1)?.ResponseCode ?? -1;
  return code2 < 0 ? null : code2;
}

// actions/aws/classify.ts
var notYet = /* @__PURE__ */ new Set(["InvocationDoesNotExist", "InvalidCommandId"]);
var retry = /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|ServiceUnavailable|Internal(Error|ServerError|ServiceError|Failure)|http-5|TimeoutError|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN)/;
function classify(error) {
  const word = code(error);
  if (notYet.has(word)) return "not-yet";
  return retry.test(word) || retry.test(socketWord(error)) ? "retry" : "fatal";
}
var socketWord = (error) => String(error?.code ?? "");

// actions/aws/sent-command.ts
var DELAY = { first: 250, longest: 5e3, before: true };
var SentCommand = class {
  #ssm;
  #clock;
  #id;
  #command;
  #waiting;
  /** A host that failed was read in full; the others' stories are mostly the same, and each would be a call. */
  #explained = false;
  constructor(ssm, clock, id, command4) {
    this.#ssm = ssm;
    this.#clock = clock;
    this.#id = id;
    this.#command = command4;
    this.#waiting = new Map(command4.hosts.map((host) => [host, "not listed yet"]));
  }
  async answers(heard, until) {
    const what = `the command ${this.#id} (${this.#command.operation})`;
    try {
      await poll({
        what,
        look: () => this.#look(heard, until.signal),
        classify,
        clock: this.#clock,
        delay: DELAY,
        ...until
      });
    } catch (error) {
      until.signal?.throwIfAborted();
      if (!(error instanceof DeadlinePassed)) throw new AwsFailure(`Waiting for ${what}`, code(error), error);
      await this.#giveUp(heard);
    }
  }
  async #look(heard, signal) {
    const question = { CommandId: this.#id, Details: true, MaxResults: 50 };
    for await (const page of paginateListCommandInvocations({ client: this.#ssm }, question, { abortSignal: signal })) {
      for (const invocation of page.CommandInvocations ?? []) {
        const host = invocation.InstanceId ?? "";
        if (!this.#waiting.has(host)) continue;
        this.#waiting.set(host, invocation.StatusDetails ?? "no status");
        if (isOpen(invocation)) continue;
        const answer = await this.#answer(host, invocation);
        this.#waiting.delete(host);
        heard(answer);
      }
    }
    const [first] = this.#waiting;
    return first === void 0 ? { done: true, value: void 0 } : { done: false, state: `${this.#waiting.size} hosts open, ${first[0]} ${first[1]}` };
  }
  async #answer(host, invocation) {
    const { operation } = this.#command;
    const listed = printed(invocation);
    const result = resultOf(listed.stdout, host, operation);
    const ends = { ...endingOf(invocation), exit: exitOf(invocation) };
    const good = result?.outcome === "done" || result?.outcome === "unchanged";
    if (!listed.cut || good || result !== null && this.#explained) {
      return { host, ...ends, result, log: listed.stderr };
    }
    const full = await this.#inFull(host);
    this.#explained = true;
    const { stdout, stderr } = full ?? listed;
    return { host, ...ends, result: resultOf(stdout, host, operation), log: stderr };
  }
  /** A listing keeps 2,500 characters in all; this keeps 24,000 and 8,000. undefined: the listing has to do. */
  async #inFull(host) {
    try {
      const question = new GetCommandInvocationCommand({ CommandId: this.#id, InstanceId: host });
      const { StandardOutputContent = "", StandardErrorContent = "" } = await this.#ssm.send(question);
      return { stdout: StandardOutputContent, stderr: StandardErrorContent };
    } catch (error) {
      if (classify(error) === "fatal") throw error;
      return void 0;
    }
  }
  /** CancelCommand guarantees nothing; the caller asks each host for its status. */
  async #giveUp(heard) {
    const hosts = [...this.#waiting.keys()];
    const note = cancelledWhenLate(this.#command.operation) ? await this.#cancel(hosts) : "left to end";
    for (const host of hosts) {
      heard({ host, ending: "no-answer", detail: `${this.#waiting.get(host)}, ${note}`, result: null, log: "" });
    }
    this.#waiting.clear();
  }
  #cancel(hosts) {
    return this.#ssm.send(new CancelCommandCommand({ CommandId: this.#id, InstanceIds: hosts })).then(
      () => "cancelled",
      (error) => `not cancelled: ${code(error)}`
    );
  }
};

// actions/aws/fleet.ts
var DELIVERY = 60;
function ssmFleet({ sending, looking }, entry, clock) {
  const { documents, environment, fleetTag } = entry;
  return {
    async hosts() {
      const Filters = [{ Key: `tag:${fleetTag.key}`, Values: [fleetTag.value] }];
      const members = [];
      try {
        const question = { Filters, MaxResults: 50 };
        for await (const page of paginateDescribeInstanceInformation({ client: looking }, question)) {
          for (const host of page.InstanceInformationList ?? []) {
            const id = host.InstanceId ?? "";
            const seen = host.LastPingDateTime?.toISOString() ?? "never";
            members.push({
              id,
              name: host.ComputerName || id,
              online: host.PingStatus === "Online",
              connection: `${host.PingStatus ?? "of unknown connection"} (last seen ${seen})`,
              agent: host.AgentVersion ?? ""
            });
          }
        }
      } catch (error) {
        throw new AwsFailure(`Listing the fleet of '${environment}'`, code(error), error);
      }
      return members.sort((a, b) => a.id < b.id ? -1 : 1);
    },
    async send(command4, signal) {
      const document = "rollout" in command4 ? documents.release : documents.status;
      const order = new SendCommandCommand({
        DocumentName: document.name,
        DocumentVersion: document.version,
        DocumentHash: document.hash,
        DocumentHashType: "Sha256",
        InstanceIds: [...command4.hosts],
        Parameters: parameters(environment, command4),
        TimeoutSeconds: DELIVERY,
        // All at once, and none left out because others failed (MaxErrors is 0 by default): waves are ours to make.
        MaxConcurrency: "100%",
        MaxErrors: "100%",
        Comment: `kloverbuy ${"rollout" in command4 ? command4.rollout : environment} ${command4.operation}`
      });
      try {
        const { Command } = await sending.send(order, signal === void 0 ? {} : { abortSignal: signal });
        return new SentCommand(looking, clock, Command?.CommandId ?? "", command4);
      } catch (error) {
        if (code(error) === "InvalidInstanceId") throw new NotAddressable(command4.hosts, error);
        throw new AwsFailure(`Sending '${command4.operation}' to the fleet of '${environment}'`, code(error), error);
      }
    }
  };
}
function parameters(environment, command4) {
  if (command4.operation === "status") return { environment: [environment] };
  if (command4.operation === "measure") {
    return { environment: [environment], operation: ["measure"], window: [String(command4.window)] };
  }
  return {
    operation: [command4.operation],
    environment: [environment],
    release: [command4.release],
    rollout: [command4.rollout],
    fence: [String(command4.fence)],
    deadline: [String(command4.deadline)],
    hook: [String(command4.hook)]
  };
}

// actions/aws/records.ts
var TRIES = 4;
function s3Records(s3, bucket) {
  const uri = (key) => `s3://${bucket}/${key}`;
  const text = (key) => readText(s3, bucket, key);
  return {
    async read(key) {
      const stored = await text(key);
      if (stored === void 0) return void 0;
      try {
        return { value: JSON.parse(stored.body), version: stored.etag };
      } catch (cause) {
        throw new RecordUnreadable(key, cause);
      }
    },
    async write(key, value, version) {
      const Body = `${JSON.stringify(value, null, 2)}
`;
      const condition = version === void 0 ? { IfNoneMatch: "*" } : { IfMatch: version };
      const put = {
        Bucket: bucket,
        Key: key,
        Body,
        ContentType: "application/json",
        ChecksumAlgorithm: "SHA256"
      };
      for (let attempt = 1; ; attempt++) {
        try {
          return (await s3.send(new PutObjectCommand({ ...put, ...condition }))).ETag;
        } catch (error) {
          if (isPreconditionFailed(error) || isAbsent(error)) {
            const stored = await text(key);
            return stored?.body === Body ? stored.etag : void 0;
          }
          if (!isConflict(error) || attempt === TRIES) throw new AwsFailure(`Writing ${uri(key)}`, code(error), error);
        }
      }
    },
    async list(prefix) {
      const keys = [];
      let ContinuationToken;
      try {
        do {
          const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }));
          keys.push(...(page.Contents ?? []).flatMap((one) => one.Key ?? []));
          ContinuationToken = page.NextContinuationToken;
        } while (ContinuationToken !== void 0);
      } catch (error) {
        throw new AwsFailure(`Listing ${uri(prefix)}`, code(error), error);
      }
      return keys.sort();
    }
  };
}

// actions/github/runs.ts
var PATIENCE = 5e3;
function githubRuns({ server, api, token }) {
  if (token === "" || server === "" || api === "") return void 0;
  return async (address) => {
    const run = parse(server, address);
    if (run === void 0) return void 0;
    try {
      const { getOctokit } = await import("./github-ZSPLKKFG.js");
      const { rest } = getOctokit(token, { baseUrl: api });
      const { data } = await rest.actions.getWorkflowRun({
        ...run,
        request: { signal: AbortSignal.timeout(PATIENCE) }
      });
      return data.status === "completed" ? data.conclusion ?? "completed" : void 0;
    } catch {
      return void 0;
    }
  };
}
function parse(server, address) {
  if (!address.startsWith(`${server}/`)) return void 0;
  const match = /^([\w.-]+)\/([\w.-]+)\/actions\/runs\/([0-9]{1,15})\b/.exec(address.slice(server.length + 1));
  const [, owner, repo, id] = match ?? [];
  return owner === void 0 || repo === void 0 ? void 0 : { owner, repo, run_id: Number(id) };
}

// actions/entry/rollout-ports.ts
function deployPorts({ region, token }, { env, log, signal }) {
  const s3 = s3Client(region);
  const ssm = ssmClient(region);
  return {
    environments: parameterSource(ssm),
    releases: (bucket) => s3Store(s3, bucket),
    records: (bucket) => s3Records(s3, bucket),
    fleet: (entry) => ssmFleet({ sending: ssmClient(region), looking: ssm }, entry, systemClock),
    harm: (entry) => harmAlarm(cloudWatchClient(region), entry.harmAlarm),
    clock: systemClock,
    log,
    signal,
    holder: randomUUID(),
    whetherOver: githubRuns({ server: env("GITHUB_SERVER_URL"), api: env("GITHUB_API_URL"), token })
  };
}

export {
  deployPorts
};
