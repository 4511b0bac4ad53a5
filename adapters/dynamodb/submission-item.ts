import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { textSchema } from '../../domain/language/text.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import { type Numbering, packValues, unpackValues } from '../../domain/submission/packed/packed-values.ts';
import { type SoftFinding, softFindingSchema } from '../../domain/submission/soft-finding.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import {
  instantInSortable,
  isSortableInstant,
  sortableInstant,
  sortableInstantSchema,
} from '../sortable-instant.ts';
import { binarySchema } from './requests/binary.ts';
import { shardOf } from './submission-shard.ts';
import { paddedNumber } from './table/padded-number.ts';
import { rowReader, UnreadableReason } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';

const { indicator, code, part, before, after } = softFindingSchema.shape;

/**
 * A submission as stored. Names are short because a period is read as a whole; false flags are omitted: `cat` catalogue
 * version, `made` illustrative, `at` time of receipt (sortable), `odd` soft findings, `key` idempotency key, `body` its
 * hash, `nth` which receipt of the day confirms it.
 */
const submissionItemSchema = z.object({
  /** `<unit>#<revision>` */
  sk: z.string(),
  id: z.string(),
  cat: z.int().min(1),
  values: binarySchema,
  /** CRC-32 of `values`; rows stored before 0.3.0 have none. */
  sum: z.int().exactOptional(),
  asOf: z.string().exactOptional(),
  /** By indicator id. */
  comments: z.record(z.string(), z.string()).exactOptional(),
  /** Soft findings, each as a list of its fields; omitted when there are none. */
  odd: z.array(z.tuple([indicator, code, part.unwrap().nullable(), before, after])).exactOptional(),
  note: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  made: z.literal(true).optional(),
  token: z.string(),
  post: z.strictObject({ id: z.string(), post: textSchema }).exactOptional(),
  at: sortableInstantSchema,
  late: z.literal(true).optional(),
  key: z.string(),
  body: z.string(),
  nth: z.int().exactOptional(),
});

/** A row of the submissions table, without its partition key. */
export type SubmissionItem = z.infer<typeof submissionItemSchema>;

/** The part of a submission that a ranking reads. */
const figuresItemSchema = submissionItemSchema.pick({
  sk: true,
  id: true,
  cat: true,
  values: true,
  sum: true,
  made: true,
  at: true,
  late: true,
});

type FiguresItem = z.infer<typeof figuresItemSchema>;

/** The attributes of that part, beside the keys. */
export const figuresAttributes = ['id', 'cat', 'values', 'sum', 'made', 'at', 'late', 'v'] as const;

/** That part of an item. A ranking reads thousands, so the schema only reads what is not as it should be. */
function figuresItem(item: Readonly<Record<string, unknown>>): FiguresItem {
  const { sk, id, cat, values, sum, made, at, late } = item;
  const isWhole =
    typeof sk === 'string' &&
    typeof id === 'string' &&
    typeof cat === 'number' &&
    Number.isSafeInteger(cat) &&
    cat > 0 &&
    values instanceof Uint8Array &&
    typeof sum === 'number' &&
    (made === undefined || made === true) &&
    typeof at === 'string' &&
    isSortableInstant(at) &&
    (late === undefined || late === true);
  return isWhole ? { sk, id, cat, values, sum, made, at, late } : figuresItemSchema.parse(item);
}

/** Reads an item, with its figures as they are packed. */
export const submissionReader = rowReader('submission', submissionItemSchema, undamaged);

/** Reads the part that a ranking reads. */
export const figuresReader = rowReader('submission', { parse: figuresItem }, undamaged);

/** The item, unless its figures are not those that were stored. */
function undamaged<Item extends { readonly values: Uint8Array; readonly sum?: number }>(item: Item): Item {
  if (item.sum !== undefined && item.sum !== crc32(item.values))
    throw new UnreadableReason('its figures are damaged: the check sum is another one');
  return item;
}

/** Partition of one unit's submissions for a set and period, or of a shard given by number. */
export function submissionPartition(set: string, period: string, unitOrShard: string | number): string {
  return `${set}#${period}#${typeof unitOrShard === 'number' ? unitOrShard : shardOf(unitOrShard)}`;
}

/** The unit of a stored submission. */
export function unitOf(item: Pick<SubmissionItem, 'sk'>): string {
  return item.sk.slice(0, item.sk.lastIndexOf('#'));
}

/** Packs a submission into its row, with the keys and the version of its shape. */
export function toSubmissionItem(
  set: IndicatorSet,
  submission: Submission,
): SubmissionItem & { pk: string; v: number } {
  const { period, unit, revision, asOf, comments, findings, note, reason } = submission;
  const values = packValues(set, submission.values);
  return {
    pk: submissionPartition(set.id, period, unit),
    sk: `${unit}#${paddedNumber(revision, 6)}`,
    ...versionOf('submission'),
    id: submission.id,
    cat: submission.catalogueVersion,
    values,
    sum: crc32(values),
    ...(asOf === undefined ? {} : { asOf }),
    ...(comments === undefined ? {} : { comments: Object.fromEntries(comments) }),
    ...(findings === undefined ? {} : { odd: findings.map(toTuple) }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    ...(submission.illustrative ? { made: true } : {}),
    token: submission.tokenId,
    ...(submission.post === undefined ? {} : { post: submission.post }),
    at: sortableInstant(submission.receivedAt),
    ...(submission.late ? { late: true } : {}),
    key: submission.idempotencyKey,
    body: submission.bodyHash,
    ...(submission.receiptOfDay === undefined ? {} : { nth: submission.receiptOfDay }),
  };
}

/**
 * The submission in an item.
 * @param packedBy the set in the item's catalogue version
 * @param set the set to read the figures for
 */
export function fromSubmissionItem(
  packedBy: Numbering,
  set: IndicatorSet,
  period: string,
  item: SubmissionItem,
): Submission {
  const { id, sk, asOf, comments, odd, note, reason } = item;
  const unit = unitOf(item);
  return {
    id,
    set: set.id,
    period,
    unit,
    revision: revisionOf(sk, unit),
    catalogueVersion: item.cat,
    values: unpackValues(packedBy, item.values, set),
    ...(asOf === undefined ? {} : { asOf }),
    ...(comments === undefined ? {} : { comments: new Map(Object.entries(comments)) }),
    ...(odd === undefined ? {} : { findings: odd.map(fromTuple) }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    illustrative: item.made === true,
    tokenId: item.token,
    ...(item.post === undefined ? {} : { post: item.post }),
    receivedAt: instantInSortable(item.at),
    late: item.late === true,
    idempotencyKey: item.key,
    bodyHash: item.body,
    ...(item.nth === undefined ? {} : { receiptOfDay: item.nth }),
  };
}

/** The figures in an item. @param packedBy the set in the item's catalogue version */
export function toUnitFigures(packedBy: Numbering, period: string, item: FiguresItem): UnitFigures {
  const { sk, id, values: bytes } = item;
  const unit = unitOf(item);
  return {
    unit,
    period,
    revision: revisionOf(sk, unit),
    id,
    late: item.late === true,
    illustrative: item.made === true,
    figures: { packedBy, bytes },
  };
}

function revisionOf(sk: string, unit: string): number {
  return Number(sk.slice(unit.length + 1));
}

type FindingTuple = NonNullable<SubmissionItem['odd']>[number];

function toTuple(finding: SoftFinding): FindingTuple {
  return [finding.indicator, finding.code, finding.part ?? null, finding.before, finding.after];
}

function fromTuple(tuple: FindingTuple): SoftFinding {
  const [indicator, code, part, before, after] = tuple;
  return { indicator, code, ...(part === null ? {} : { part }), before, after };
}
