import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { registryPartitions, reportsPartitions } from '../adapters/dynamodb/table/table-schema.ts';

/**
 * The tables in the order in which they are exported: what a row refers to is written before the row, so what was written
 * meanwhile refers to nothing that the export lacks.
 */
export const tableNames = ['reports', 'submissions', 'registry'] as const;

/** A table of a stage, by its name in the code. */
export type TableName = (typeof tableNames)[number];

/** The tables of a stage, on AWS or in a local data folder. */
export type StageTables = {
  readonly client: DynamoDBClient;
  /** What each table is called. */
  readonly names: Readonly<Record<TableName, string>>;
  /** The key that the stage signs links with; null while it has none. */
  readonly signingKey: () => Promise<Uint8Array | null>;
  /** The stage's clock. */
  readonly now: () => Temporal.Instant;
};

/** The partition of the Registry table that says which imports were begun, and which have ended. */
export const importsPartition = 'import';

/**
 * The partitions that hold the state of the moment, not data: the switch and rate of sending, the requests that tokens reserved,
 * sessions with the codes that begin them, and the imports. They stay where they are.
 */
export const momentary: Readonly<Record<TableName, readonly string[]>> = {
  submissions: [],
  reports: [reportsPartitions.sending],
  registry: [
    registryPartitions.requests,
    registryPartitions.sessions,
    registryPartitions.signInCodes,
    importsPartition,
  ],
};
