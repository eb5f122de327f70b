import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { pipelineParameter } from "../../schema/pipeline-entry.ts";
import { type EnvironmentSource, PipelineEntryMissing, parsePipelineEntry } from "../lib/environment/source.ts";
import { AwsFailure, code, isAbsent } from "./failure.ts";

/** The environment's entry in Parameter Store. */
export const parameterSource = (ssm: SSMClient): EnvironmentSource => ({
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
  },
});
