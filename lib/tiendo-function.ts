import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { bundling } from './bundle/bundling.ts';
import { bundlingHooks } from './bundle/bundling-hooks.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** What one function has of its own: its code, its memory and its time. */
export type TiendoFunctionProps = {
  /** The folder under `functions/` that contains the handler's `lambda.ts`; also the service name in its logs. */
  readonly name: FunctionName;
  readonly description: string;
  readonly timeout: Duration;
  /** Memory in MB; CPU grows with it. */
  readonly memorySize: number;
  /** The most that JavaScript objects may take of it, in MB, where Node by itself would collect too late. */
  readonly heapSize?: number;
  /** How many executions of the account's are kept for it, and the most that it uses; undefined for none of its own. */
  readonly reservedExecutions?: number;
  readonly logRetention: RetentionDays;
  /** The namespace of the stage's metrics. */
  readonly metricsNamespace: string;
  /** Adds more files to the bundle. */
  readonly commandHooks?: ICommandHooks;
};

/**
 * A function with the common parts: its code in one bundle with the AWS SDK it was tested with, logs with a declared
 * retention that outlive the stack, and a role that allows only writing them. The constructs that own a resource grant its permissions,
 * together with the environment variables that name it.
 *
 * There is no X-Ray tracing: it needs a permission on every resource, and the access log, the functions' logs and the
 * ledger already show what happened.
 */
export class TiendoFunction extends Construct {
  readonly lambda: NodejsFunction;

  constructor(scope: Construct, id: string, props: TiendoFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The AWS managed policy would allow writing to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    this.lambda = new NodejsFunction(this, 'Lambda', {
      description: props.description,
      entry: `${projectRoot}functions/${props.name}/lambda.ts`,
      handler: 'handler',
      projectRoot,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memorySize,
      ...(props.reservedExecutions === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedExecutions }),
      role,
      logGroup,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: props.metricsNamespace,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...(props.heapSize === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${props.heapSize}` }),
      },
      bundling: { ...bundling, commandHooks: bundlingHooks(props.commandHooks) },
    });
    Validations.of(this.lambda).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason:
        'One request is one function and at most a few table calls: logs with request ids and latency metrics show as much, and X-Ray would need a permission on every resource.',
    });
  }
}
