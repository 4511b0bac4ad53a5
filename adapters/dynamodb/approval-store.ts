import * as z from 'zod';
import { type Approval, approvalSchema } from '../../domain/submission/approval.ts';
import type { ApprovalStore } from '../../usecases/ports/approval-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { expression } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import { paddedNumber } from './table/padded-number.ts';
import { rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';

const reader = rowReader('approval', z.object({ decision: approvalSchema }), ({ decision }) => decision);

/** What decisions are on: `pk` = `approvals#<set>`, `sk` = `<period>#<unit>#<revision, 6 digits>`, in the Submissions table. */
export class DynamoDbApprovalStore implements ApprovalStore {
  readonly #table: Table;

  constructor(submissions: Table) {
    this.#table = submissions;
  }

  add(approval: Approval): Promise<boolean> {
    const { set, period, unit, revision } = approval;
    const sk = `${period}#${unit}#${paddedNumber(revision, 6)}`;
    return this.#table.putIfAbsent({
      pk: partitionOf(set),
      sk,
      ...versionOf('approval'),
      decision: approval,
    });
  }

  ofPeriod(set: string, period: string): Promise<Listed<Approval>> {
    const where = expression`pk = ${partitionOf(set)} AND begins_with(sk, ${`${period}#`})`;
    return this.#table.list(where, reader, unitOf);
  }

  ofUnit(set: string, period: string, unit: string): Promise<Listed<Approval>> {
    const where = expression`pk = ${partitionOf(set)} AND begins_with(sk, ${`${period}#${unit}#`})`;
    return this.#table.list(where, reader, revisionOf);
  }
}

function partitionOf(set: string): string {
  return `approvals#${set}`;
}

/** Without the zeros before it. */
function revisionOf({ sk }: Key): string {
  return String(Number(sk.slice(sk.lastIndexOf('#') + 1)));
}

function unitOf({ sk }: Key): string {
  return sk.slice(sk.indexOf('#') + 1, sk.lastIndexOf('#'));
}
