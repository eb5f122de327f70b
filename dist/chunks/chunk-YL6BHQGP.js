import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  GetParameter$,
  commonParams
} from "./chunk-JLMLOMFW.js";
import {
  AwsFailure,
  code,
  isAbsent
} from "./chunk-S5YOGXIB.js";
import {
  getEndpointPlugin,
  makeBuilder
} from "./chunk-Z4DSTPAG.js";
import {
  PipelineEntry,
  pipelineParameter
} from "./chunk-DRDLJXQS.js";
import {
  Problem
} from "./chunk-HYDUDRLY.js";

// node_modules/@aws-sdk/client-ssm/dist-es/commandBuilder.js
var command = makeBuilder(commonParams, "AmazonSSM", "SSMClient", getEndpointPlugin);
var _ep0 = {};
var _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-ssm/dist-es/commands/GetParameterCommand.js
var GetParameterCommand = class extends command(_ep0, _mw0, "GetParameter", GetParameter$) {
};

// actions/lib/environment/source.ts
var PipelineEntryMissing = class extends Problem {
  constructor(environment, region) {
    super(
      `There is no environment '${environment}' in ${region}: the parameter ${pipelineParameter(environment)} does not exist. Apply the environment's stacks, or correct the input 'environment' or 'region'.`
    );
  }
};
var PipelineEntryUnreadable = class extends Problem {
  constructor(environment, what, cause) {
    super(
      `The parameter ${pipelineParameter(environment)} cannot be understood: ${what}. Apply the environment's stacks with the same version as these actions.`,
      { cause }
    );
  }
};
function parsePipelineEntry(environment, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PipelineEntryUnreadable(environment, "it is not JSON", cause);
  }
  const parsed = PipelineEntry.safeParse(value);
  if (!parsed.success) throw new PipelineEntryUnreadable(environment, oneLine(parsed.error));
  if (parsed.data.environment !== environment) {
    throw new PipelineEntryUnreadable(environment, `it is of the environment '${parsed.data.environment}'`);
  }
  return parsed.data;
}
var oneLine = (error) => error.issues.slice(0, 3).map((issue) => `${issue.path.join(".") || "the whole"}: ${issue.message}`).join("; ");

// actions/aws/parameter.ts
var parameterSource = (ssm) => ({
  async entry(environment) {
    const name = pipelineParameter(environment);
    try {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
      return parsePipelineEntry(environment, Parameter?.Value ?? "");
    } catch (error) {
      if (isAbsent(error)) throw new PipelineEntryMissing(environment, await ssm.config.region());
      if (error instanceof Error && "$metadata" in error) {
        throw new AwsFailure(`Reading the parameter ${name}`, code(error), error);
      }
      throw error;
    }
  }
});

export {
  command,
  _ep0,
  _mw0,
  parameterSource
};
