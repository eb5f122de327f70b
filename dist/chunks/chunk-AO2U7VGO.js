import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  GetParameter$,
  commonParams
} from "./chunk-JLMLOMFW.js";
import {
  AwsFailure,
  code,
  isAbsent
} from "./chunk-RSBVOC2G.js";
import {
  getEndpointPlugin,
  makeBuilder
} from "./chunk-Z4DSTPAG.js";
import {
  PipelineEntryMissing,
  parsePipelineEntry,
  pipelineParameter
} from "./chunk-Y3UOIIBG.js";

// node_modules/@aws-sdk/client-ssm/dist-es/commandBuilder.js
var command = makeBuilder(commonParams, "AmazonSSM", "SSMClient", getEndpointPlugin);
var _ep0 = {};
var _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-ssm/dist-es/commands/GetParameterCommand.js
var GetParameterCommand = class extends command(_ep0, _mw0, "GetParameter", GetParameter$) {
};

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
