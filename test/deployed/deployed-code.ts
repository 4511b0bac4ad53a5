import { join } from 'node:path';
import * as z from 'zod';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import type { BundledTemplate } from '../lib/bundled-template.ts';
import { readable } from '../lib/synthesized.ts';

const region = 'ap-southeast-1';

/** A function as the template declares it. */
export type DeployedCode = {
  readonly name: FunctionName;
  /** The path of its bundle. */
  readonly file: string;
  /** What it finds in its environment: what the template declares and what Lambda adds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string().regex(/^\w+\.zip$/) }),
  Handler: z.literal('index.handler'),
  MemorySize: z.int(),
  Timeout: z.int(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** Every function of a template that was synthesized with its bundles. */
export function deployedCode({ template, folder }: BundledTemplate): ReadonlyMap<FunctionName, DeployedCode> {
  const declared = template.resources('AWS::Lambda::Function', functionSchema);
  const all = functionNames.map((name): [FunctionName, DeployedCode] => {
    const found = declared.find(
      ({ properties }) => variables(properties)['POWERTOOLS_SERVICE_NAME'] === name,
    );
    if (found === undefined) throw new RangeError(`the template has no function ${name}`);
    const { Code, MemorySize, Timeout } = found.properties;
    const file = join(folder, `asset.${Code.S3Key.replace('.zip', '')}`, 'index.js');
    const environment = { ...ofLambda(name, MemorySize), ...variables(found.properties) };
    return [name, { name, file, environment, timeoutMs: Timeout * 1_000 }];
  });
  return new Map(all);
}

function variables({ Environment }: z.output<typeof functionSchema>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(Environment.Variables).map(([name, value]) => [name, variable(value)]),
  );
}

const endpointSchema = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('ApiEndpoint')]) });

/** A variable's value: of the address of the API one that is valid, of another resource its name in tests. */
function variable(value: unknown): string {
  return endpointSchema.safeParse(value).success ? 'https://api.example' : readable(value);
}

/** What Lambda sets for every function. The id of the credentials names the function, which AWS knows by its role. */
function ofLambda(name: FunctionName, memorySize: number): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
  };
}
