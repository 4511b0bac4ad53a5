import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { bundlePortal } from './portal-files.ts';
import { bundleSwaggerUi } from './swagger-ui-files.ts';
import { TiendoFunction, type TiendoFunctionProps } from './tiendo-function.ts';

/** What all functions have in common. */
type CommonProps = Pick<TiendoFunctionProps, 'logRetention' | 'metricsNamespace'>;

/** What all functions have in common, and whether the account has executions to reserve. */
export type FunctionsProps = CommonProps & { readonly mayReserve: boolean };

type Sizing = Omit<TiendoFunctionProps, 'name' | 'reservedExecutions' | keyof CommonProps>;

/**
 * The executions kept for functions that no flood of the API may keep from running, where the account has enough: every job at once with a
 * reconciliation, and a run of deliveries beside one that is tried again.
 */
const reserved: Readonly<Partial<Record<FunctionName, number>>> = { schedule: 5, sender: 2 };

/**
 * What each function is, with its memory and time. Callers wait at most 30 seconds for an answer, so functions behind the API
 * time out well before. A scheduled job ends before its lease of six minutes on its occurrence, and a run of deliveries before
 * the next one.
 */
export const sizings: Readonly<Record<FunctionName, Sizing>> = {
  submissions: {
    description: 'Accepts figures from units and returns receipts',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  workbooks: {
    description:
      'Shows what units owe, also as calendars, makes forms and workbooks, and takes workbooks back filled in',
    timeout: Duration.seconds(10),
    memorySize: 512,
    heapSize: 224,
  },
  results: {
    description: 'Shows rankings and the results derived from them',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  registry: {
    description:
      'Manages the catalogue, tokens, sessions and exceptions; takes questions, requests and snoozes of units, and unsubscriptions',
    timeout: Duration.seconds(15),
    memorySize: 512,
  },
  operations: {
    description: 'Shows runs, messages and previews, and pauses sending',
    timeout: Duration.seconds(25),
    memorySize: 1024,
  },
  documentation: {
    description: 'Serves the API document, its pages and the health check',
    timeout: Duration.seconds(10),
    memorySize: 512,
    commandHooks: bundleSwaggerUi,
  },
  portal: {
    description: 'Serves the portal, and signs people in',
    timeout: Duration.seconds(10),
    memorySize: 512,
    commandHooks: bundlePortal,
  },
  schedule: {
    description: 'Runs the scheduled jobs rank, report and warn, and catches up missed runs',
    timeout: Duration.minutes(5),
    memorySize: 1024,
  },
  sender: {
    description: 'Sends due messages',
    timeout: Duration.minutes(4),
    memorySize: 512,
  },
  'mail-events': {
    description: 'Records SES events of messages',
    timeout: Duration.seconds(30),
    memorySize: 256,
  },
  'operations-token': {
    description: 'Issues an operations token to principals allowed to invoke it; has no triggers',
    timeout: Duration.seconds(10),
    memorySize: 256,
  },
};

/** All functions of the product, by name; `Sender` is the construct of `sender`. */
export class Functions extends Construct {
  readonly byName: Readonly<Record<FunctionName, TiendoFunction>>;

  constructor(scope: Construct, id: string, { mayReserve, ...common }: FunctionsProps) {
    super(scope, id);
    const make = (name: FunctionName) => {
      const reservedExecutions = mayReserve ? reserved[name] : undefined;
      return new TiendoFunction(this, constructId(name), {
        name,
        ...common,
        ...sizings[name],
        ...(reservedExecutions === undefined ? {} : { reservedExecutions }),
      });
    };
    this.byName = {
      submissions: make('submissions'),
      workbooks: make('workbooks'),
      results: make('results'),
      registry: make('registry'),
      operations: make('operations'),
      documentation: make('documentation'),
      portal: make('portal'),
      schedule: make('schedule'),
      sender: make('sender'),
      'mail-events': make('mail-events'),
      'operations-token': make('operations-token'),
    };
  }
}

/** `mail-events` as a construct name: `MailEvents`. */
function constructId(name: FunctionName): string {
  return name.replaceAll(/(^|-)([a-z])/g, (_, _separator, letter: string) => letter.toUpperCase());
}
