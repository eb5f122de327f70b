import { type Command, ended, errors, type Invocation, outcomes, parentState } from "./command.ts";
import { epoch, refusal } from "./input.ts";
import type { StepOutcome } from "./instances.ts";
import { listedOutput } from "./output.ts";

/** A command, an invocation and a step in the words of the API. */
export function commandView(command: Command) {
  const state = outcomes[parentState(command)];
  const count = (wanted: (one: Invocation) => boolean) => command.invocations.filter(wanted).length;
  return {
    CommandId: command.id,
    DocumentName: command.document.name,
    DocumentVersion: command.document.version,
    Comment: command.comment,
    ExpiresAfter: epoch(new Date(command.requested.getTime() + command.timeoutSeconds * 1000)),
    Parameters: command.given,
    InstanceIds: command.instanceIds,
    Targets: command.targets,
    RequestedDateTime: epoch(command.requested),
    Status: state.status,
    StatusDetails: state.details,
    MaxConcurrency: command.maxConcurrency,
    MaxErrors: command.maxErrors,
    TargetCount: command.invocations.length,
    CompletedCount: count((one) => ended(one.state)),
    ErrorCount: errors(command),
    DeliveryTimedOutCount: count((one) => one.state === "DeliveryTimedOut"),
    TimeoutSeconds: command.timeoutSeconds,
  };
}

export function invocationView(command: Command, invocation: Invocation, details: boolean) {
  const state = outcomes[invocation.state];
  return {
    CommandId: command.id,
    InstanceId: invocation.instance.id,
    InstanceName: invocation.instance.name,
    Comment: command.comment,
    DocumentName: command.document.name,
    DocumentVersion: command.document.version,
    RequestedDateTime: epoch(command.requested),
    Status: state.status,
    StatusDetails: state.details,
    StandardOutputUrl: "",
    StandardErrorUrl: "",
    CommandPlugins: details ? plugins(command, invocation) : [],
  };
}

function plugins(command: Command, invocation: Invocation) {
  if (ended(invocation.state) && invocation.steps.length > 0) return invocation.steps.map(stepView);
  const state = outcomes[invocation.state];
  const Status = state.status === "Cancelling" ? "InProgress" : state.status;
  return command.document.content.mainSteps.map((step) => ({
    Name: step.name,
    Status,
    StatusDetails: state.details,
    ResponseCode: -1,
    Output: "",
    StandardOutputUrl: "",
    StandardErrorUrl: "",
  }));
}

function stepState(step: StepOutcome) {
  if (step.stopped === "Cancelled") return outcomes.Cancelled;
  if (step.stopped === "TimedOut") return outcomes.ExecutionTimedOut;
  return step.code === 0 ? outcomes.Success : outcomes.Failed;
}

function stepView(step: StepOutcome) {
  const state = stepState(step);
  return {
    Name: step.name,
    Status: state.status,
    StatusDetails: state.details,
    ResponseCode: step.code,
    ResponseStartDateTime: epoch(step.started),
    ResponseFinishDateTime: epoch(step.ended),
    Output: listedOutput(step.stdout, step.stderr),
    StandardOutputUrl: "",
    StandardErrorUrl: "",
  };
}

/** GetCommandInvocation's answer. Throws InvalidPluginName. */
export function detailView(command: Command, invocation: Invocation, plugin: string | undefined) {
  const declared = command.document.content.mainSteps;
  const wanted = plugin ?? (declared.length === 1 ? declared[0]?.name : undefined);
  if (plugin !== undefined && !declared.some((one) => one.name === plugin)) {
    throw refusal("InvalidPluginName", `The document has no step ${plugin}.`);
  }
  const step = ended(invocation.state) ? invocation.steps.find((one) => one.name === wanted) : undefined;
  const state = step === undefined ? outcomes[invocation.state] : stepState(step);
  return {
    CommandId: command.id,
    InstanceId: invocation.instance.id,
    Comment: command.comment,
    DocumentName: command.document.name,
    DocumentVersion: command.document.version,
    PluginName: wanted ?? "",
    ResponseCode: step?.code ?? -1,
    ExecutionStartDateTime: invocation.started?.toISOString() ?? "",
    ExecutionElapsedTime: step === undefined ? "" : `PT${(step.ended.getTime() - step.started.getTime()) / 1000}S`,
    ExecutionEndDateTime: step?.ended.toISOString() ?? "",
    Status: state.status,
    StatusDetails: state.details,
    StandardOutputContent: step?.stdout ?? "",
    StandardOutputUrl: "",
    StandardErrorContent: step?.stderr ?? "",
    StandardErrorUrl: "",
  };
}
