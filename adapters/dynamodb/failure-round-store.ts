import * as z from 'zod';
import { failureDigestSchema } from '../../domain/failures/failure-digest.ts';
import { type FailureRound, failureRoundSchema } from '../../domain/failures/failure-round.ts';
import type { FailureRoundStore } from '../../usecases/ports/failure-round-store.ts';
import { compressJson, decompressJson } from '../compressed-json.ts';
import { binarySchema } from './requests/binary.ts';
import { expression } from './requests/expression.ts';
import { rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type Table } from './table/table.ts';
import { reportsPartitions } from './table/table-schema.ts';

const { until, known, isPlanned } = failureRoundSchema.shape;

const reader = rowReader(
  'failure-round',
  z.object({ digest: binarySchema, until, known, isPlanned }),
  ({ digest, ...round }): FailureRound => ({
    ...round,
    digest: decompressJson(digest, failureDigestSchema),
  }),
);

const key = { pk: reportsPartitions.ledger, sk: 'failures' };

/** The last digest of failures in the Reports table, under `ledger`. Its time is repeated as `madeAt`. */
export class DynamoDbFailureRoundStore implements FailureRoundStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  last(): Promise<FailureRound | null> {
    return this.#table.get(key, reader);
  }

  replace(seen: FailureRound | null, { digest, ...next }: FailureRound): Promise<boolean> {
    const isAsSeen =
      seen === null ? isAbsent : expression`madeAt = ${seen.digest.at} AND isPlanned = ${seen.isPlanned}`;
    return this.#table.putIf(isAsSeen, {
      ...key,
      ...versionOf('failure-round'),
      ...next,
      madeAt: digest.at,
      digest: compressJson(digest),
    });
  }
}
