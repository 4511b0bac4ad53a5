import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Stage } from '../../lib/stage/stage-file.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { awsFailure } from './aws-refusal.ts';
import { stageOf } from './stage-of.ts';

/** A stage as it is deployed, with what its file declares. */
export type DeployedStack = Pick<
  Stage,
  'times' | 'logRetentionDays' | 'monthlyBudgetUsd' | 'concurrentExecutions' | 'kept'
> & {
  readonly stage: string;
  /** Nothing real is sent. */
  readonly trial: boolean;
  readonly name: string;
  readonly region: string;
  readonly status: StackStatus | undefined;
  /** Whether the stack is protected from termination. */
  readonly isProtected: boolean;
  readonly outputs: ReadonlyMap<string, string>;
};

/**
 * Reads the stack of a stage with the operator's AWS credentials.
 * @throws CommandFailure for a stage that is not declared or not deployed, and when AWS refuses
 */
export async function readDeployedStack(stage: string): Promise<DeployedStack> {
  const { region, trial, times, logRetentionDays, monthlyBudgetUsd, concurrentExecutions, kept } =
    stageOf(stage);
  const name = `TienDo-${stage}`;
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient({ region });
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: name }))
    .catch((error: unknown) => {
      throw failureOf(error, name, region);
    });
  const [stack] = Stacks;
  if (stack === undefined) throw notDeployed(name, region);
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }): [string, string] => [
    OutputKey,
    OutputValue,
  ]);
  return {
    stage,
    trial,
    name,
    region,
    times,
    logRetentionDays,
    kept,
    status: stack.StackStatus,
    ...(concurrentExecutions === undefined ? {} : { concurrentExecutions }),
    ...(monthlyBudgetUsd === undefined ? {} : { monthlyBudgetUsd }),
    isProtected: stack.EnableTerminationProtection === true,
    outputs: new Map(outputs),
  };
}

/**
 * An output of the stack.
 * @throws CommandFailure when a version that has it is not deployed yet
 */
export function outputOf({ name, outputs }: Pick<DeployedStack, 'name' | 'outputs'>, key: string): string {
  const value = outputs.get(key);
  if (value !== undefined) return value;
  throw new CommandFailure(exitCodes.notFoundOrConflict, {
    vi: `${name} chưa có giá trị ${key}: triển khai bản này trước.`,
    en: `${name} has no output ${key}: deploy this version first.`,
  });
}

function failureOf(error: unknown, name: string, region: string): unknown {
  if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
    return notDeployed(name, region);
  return awsFailure(error) ?? error;
}

function notDeployed(name: string, region: string): CommandFailure {
  return new CommandFailure(exitCodes.notFoundOrConflict, {
    vi: `Chưa có ${name} ở ${region} trong tài khoản AWS này: kiểm tra AWS_PROFILE, hoặc triển khai trước.`,
    en: `There is no ${name} in ${region} in this AWS account: check AWS_PROFILE, or deploy it first.`,
  });
}
