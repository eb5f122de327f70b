import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Faults } from "../protocol/faults.ts";
import { type Command, type Invocation, parentState, outcomes as states } from "./command.ts";
import { Dispatch } from "./dispatch.ts";
import { bindParameters } from "./document-parameters.ts";
import type { Documents, DocumentVersion } from "./documents.ts";
import { type Operation, operation, refusal } from "./input.ts";
import type { Instances, ManagedInstance } from "./instances.ts";
import { page } from "./page.ts";
import { commandView, detailView, invocationView } from "./views.ts";

const InstanceId = z.string().regex(/^i-(\w{8}|\w{17})$/, "is not an instance id");
const CommandId = z.string().length(36);
const Listing = z.object({
  CommandId: CommandId.optional(),
  InstanceId: InstanceId.optional(),
  MaxResults: z.int().min(1).max(50).default(50),
  NextToken: z.string().optional(),
  Details: z.boolean().default(false),
  Filters: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
});
type Listing = z.infer<typeof Listing>;

const Send = z.object({
  DocumentName: z.string().regex(/^[a-zA-Z0-9_\-.:/]{3,128}$/),
  DocumentVersion: z
    .string()
    .regex(/^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/)
    .optional(),
  DocumentHash: z.string().max(256).optional(),
  DocumentHashType: z.enum(["Sha256", "Sha1"]).default("Sha256"),
  InstanceIds: z.array(InstanceId).max(50, "must have at most 50 members").default([]),
  Targets: z
    .array(z.object({ Key: z.string(), Values: z.array(z.string()).max(50) }))
    .max(5)
    .default([]),
  TimeoutSeconds: z.int().min(30).max(2_592_000).default(3600),
  Comment: z.string().max(100).default(""),
  Parameters: z.record(z.string(), z.array(z.string())).default({}),
  MaxConcurrency: z
    .string()
    .regex(/^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$/)
    .default("50"),
  MaxErrors: z
    .string()
    .regex(/^([1-9][0-9]*|0|[1-9][0-9]%|[0-9]%|100%)$/)
    .default("0"),
});
type Send = z.infer<typeof Send>;

/** Run Command: takes commands, hands them to Dispatch, answers for what became of them. */
export class Commands {
  #commands = new Map<string, Command>();
  #documents: Documents;
  #instances: Instances;
  #faults: Faults;
  #dispatch: Dispatch;
  #underWay = new Set<Promise<void>>();

  constructor(documents: Documents, instances: Instances, faults: Faults, secondMs: number) {
    this.#documents = documents;
    this.#instances = instances;
    this.#faults = faults;
    this.#dispatch = new Dispatch(instances, faults, secondMs);
  }

  /** Stops every command that still runs and waits until each has ended. */
  async close(): Promise<void> {
    this.#dispatch.close();
    await Promise.all(this.#underWay);
  }

  operations(): Record<string, Operation> {
    const detail = z.object({ CommandId, InstanceId, PluginName: z.string().optional() });
    const cancel = z.object({ CommandId, InstanceIds: z.array(InstanceId).max(50).default([]) });
    return {
      SendCommand: operation(Send, (input) => ({ Command: commandView(this.#send(input)) })),
      ListCommands: operation(Listing, (input) => {
        const { items, ...rest } = page(this.#listed(input), question(input), input.MaxResults, input.NextToken);
        return { Commands: items.map(commandView), ...rest };
      }),
      ListCommandInvocations: operation(Listing, (input) => this.#invocations(input)),
      GetCommandInvocation: operation(detail, (input) => {
        const command = this.#commands.get(input.CommandId);
        const invocation = command?.invocations.find((one) => one.instance.id === input.InstanceId);
        if (command === undefined || invocation === undefined || hidden(command)) {
          throw refusal(
            "InvocationDoesNotExist",
            `There is no invocation of ${input.CommandId} on ${input.InstanceId}.`,
          );
        }
        return detailView(command, invocation, input.PluginName);
      }),
      CancelCommand: operation(cancel, (input) => {
        const command = this.#commands.get(input.CommandId);
        if (command === undefined) throw refusal("InvalidCommandId", `There is no command ${input.CommandId}.`);
        this.#dispatch.cancel(command, input.InstanceIds);
        return {};
      }),
    };
  }

  #send(input: Send): Command {
    const document = this.#documents.find(input.DocumentName, input.DocumentVersion);
    checkHash(input, document);
    const parameters = bindParameters(document.content, input.Parameters);
    const id = randomUUID();
    const command: Command = {
      id,
      document,
      order: { commandId: id, document: document.content, parameters },
      comment: input.Comment,
      given: input.Parameters,
      instanceIds: input.InstanceIds,
      targets: input.Targets,
      requested: new Date(),
      timeoutSeconds: input.TimeoutSeconds,
      maxConcurrency: input.MaxConcurrency,
      maxErrors: input.MaxErrors,
      invocations: this.#targets(input).map((instance) => ({
        instance,
        state: "Pending",
        started: null,
        finished: null,
        steps: [],
        cancel: new AbortController(),
      })),
      hiddenPolls: this.#hiddenPolls(),
    };
    this.#commands.set(id, command);
    const carried = this.#dispatch.carry(command);
    this.#underWay.add(carried);
    void carried.finally(() => this.#underWay.delete(carried));
    return command;
  }

  /** The one fault whose number stands in the target's place. */
  #hiddenPolls(): number {
    const polls = Object.keys(this.#faults.list()["invocation-not-yet"] ?? {});
    for (const target of polls) this.#faults.peek("invocation-not-yet", target);
    return Math.max(0, ...polls.map(Number));
  }

  #targets(input: Send): ManagedInstance[] {
    const { InstanceIds: ids, Targets: targets } = input;
    if ((ids.length === 0) === (targets.length === 0)) {
      throw refusal("ValidationException", "Exactly one of InstanceIds and Targets must be given.");
    }
    if (targets.length > 0) return this.#instances.matching(targets);
    if (new Set(ids).size < ids.length) throw refusal("DuplicateInstanceId", "An instance id is given twice.");
    const found = ids.flatMap((id) => this.#instances.get(id) ?? []);
    const absent = ids.filter((id) => this.#instances.get(id) === undefined);
    if (absent.length === 0) return found;
    throw refusal("InvalidInstanceId", `Instances [[${absent.join(", ")}]] not in a valid state for account.`);
  }

  #listed(input: Listing): Command[] {
    if (input.CommandId !== undefined && !this.#commands.has(input.CommandId)) {
      throw refusal("InvalidCommandId", `There is no command ${input.CommandId}.`);
    }
    return [...this.#commands.values()].filter(
      (command) =>
        (input.CommandId === undefined || command.id === input.CommandId) &&
        (input.InstanceId === undefined || command.invocations.some((one) => one.instance.id === input.InstanceId)) &&
        input.Filters.every((filter) => passes(command, filter)),
    );
  }

  #seen(command: Command, one: Invocation, details: boolean) {
    const view = invocationView(command, one, details);
    const about = JSON.stringify(command.order.parameters);
    return this.#faults.strike("odd-status", one.instance.id, about) ? { ...view, ...odd } : view;
  }

  #invocations(input: Listing) {
    // AWS answers an unknown command id here with an empty list, just as it does for a command that it only just took.
    const commands = this.#listed({ ...input, CommandId: undefined }).filter(
      (command) => (input.CommandId === undefined || command.id === input.CommandId) && !hidden(command),
    );
    const all = commands.flatMap((command) =>
      command.invocations
        .filter((one) => input.InstanceId === undefined || one.instance.id === input.InstanceId)
        .map((one) => [command, one] as const),
    );
    const { items, ...rest } = page(all, question(input), input.MaxResults, input.NextToken);
    return { CommandInvocations: items.map(([command, one]) => this.#seen(command, one, input.Details)), ...rest };
  }
}

/** A word that no page of AWS knows, as a status may be that they add tomorrow. */
const odd = { Status: "Deferred", StatusDetails: "Deferred" };

const question = (input: Listing) => JSON.stringify([input.CommandId, input.InstanceId, input.Filters, input.Details]);

/** Uses up one poll of a command that the fault `invocation-not-yet` still hides. */
function hidden(command: Command): boolean {
  if (command.hiddenPolls === 0) return false;
  command.hiddenPolls -= 1;
  return true;
}

function checkHash(input: Send, document: DocumentVersion): void {
  if (input.DocumentHash === undefined) return;
  const actual = input.DocumentHashType === "Sha256" ? document.hash : document.sha1;
  if (input.DocumentHash.toLowerCase() === actual) return;
  throw refusal("InvalidDocument", `The hash does not match that of ${document.name} version ${document.version}.`);
}

function passes(command: Command, { key, value }: { key: string; value: string }): boolean {
  const state = states[parentState(command)];
  switch (key) {
    case "DocumentName":
      return command.document.name === value;
    case "Status":
      return state.status === value || state.details === value;
    case "InvokedAfter":
      return command.requested >= new Date(value);
    case "InvokedBefore":
      return command.requested < new Date(value);
    default:
      throw refusal("InvalidFilterKey", `The filter key ${key} is not valid.`);
  }
}
