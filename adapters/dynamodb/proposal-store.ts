import * as z from 'zod';
import {
  type CatalogueProposal,
  catalogueProposalSchema,
} from '../../domain/catalogue/catalogue-proposal.ts';
import type { ProposalStore } from '../../usecases/ports/proposal-store.ts';
import { compressJson, decompressJson } from '../compressed-json.ts';
import { binarySchema } from './requests/binary.ts';
import { expression } from './requests/expression.ts';
import { rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const key = { pk: registryPartitions.proposals, sk: 'latest' };
const reader = rowReader('proposal', z.object({ body: binarySchema }), ({ body }) =>
  decompressJson(body, catalogueProposalSchema),
);

/** The proposed catalogue in the Registry table: `pk` = `catalogue-proposal`, `sk` = `latest`, compressed in `body`. */
export class DynamoDbProposalStore implements ProposalStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  read(): Promise<CatalogueProposal | null> {
    return this.#table.get(key, reader);
  }

  replace(seen: CatalogueProposal | null, next: CatalogueProposal): Promise<boolean> {
    const isAsSeen = seen === null ? isAbsent : expression`digest = ${seen.digest} AND #at = ${seen.at}`;
    const item = {
      ...key,
      ...versionOf('proposal'),
      digest: next.digest,
      at: next.at,
      body: compressJson(next),
    };
    return this.#table.putIf(isAsSeen, item);
  }
}
