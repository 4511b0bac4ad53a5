import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { bundleSwaggerUi } from './swagger-ui-files.ts';
import { TiendoFunction, type TiendoFunctionProps } from './tiendo-function.ts';

type Sizing = Omit<TiendoFunctionProps, 'name' | 'logRetention'>;

/*
 * Callers wait for an answer at most 30 seconds, so functions behind the API give up well before.
 * A scheduled job ends before the six minutes for which it holds its occurrence, and a run of deliveries before the next.
 */
const sizings: Readonly<Record<FunctionName, Sizing>> = {
  submissions: {
    description: 'Takes figures from units and gives receipts',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  results: {
    description: 'Answers with rankings',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  registry: {
    description: 'Keeps the catalogue and the access tokens',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  operations: {
    description: 'Shows what was sent or would be, and pauses sending',
    timeout: Duration.seconds(25),
    memorySize: 1024,
  },
  documentation: {
    description: 'Serves the API document, its pages and the health check',
    timeout: Duration.seconds(10),
    memorySize: 512,
    commandHooks: bundleSwaggerUi,
  },
  schedule: {
    description: 'Runs the scheduled jobs rank, report and warn, and sees to those that were missed',
    timeout: Duration.minutes(5),
    memorySize: 1024,
  },
  sender: {
    description: 'Sends the messages that are due',
    timeout: Duration.minutes(4),
    memorySize: 512,
  },
  'mail-events': {
    description: 'Records what SES reports of messages',
    timeout: Duration.seconds(30),
    memorySize: 256,
  },
  'operations-token': {
    description: 'Makes an operations token for whoever may invoke it; nothing else triggers it',
    timeout: Duration.seconds(10),
    memorySize: 256,
  },
};

/** Every function of the product, by name; `Sender` is the construct of `sender`. */
export class Functions extends Construct {
  readonly byName: Readonly<Record<FunctionName, TiendoFunction>>;

  constructor(scope: Construct, id: string, { logRetention }: { readonly logRetention: RetentionDays }) {
    super(scope, id);
    const make = (name: FunctionName) =>
      new TiendoFunction(this, constructId(name), { name, logRetention, ...sizings[name] });
    this.byName = {
      submissions: make('submissions'),
      results: make('results'),
      registry: make('registry'),
      operations: make('operations'),
      documentation: make('documentation'),
      schedule: make('schedule'),
      sender: make('sender'),
      'mail-events': make('mail-events'),
      'operations-token': make('operations-token'),
    };
  }
}

/** `mail-events` as constructs are named: `MailEvents`. */
function constructId(name: FunctionName): string {
  return name.replaceAll(/(^|-)([a-z])/g, (_, _separator, letter: string) => letter.toUpperCase());
}
