import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import { packValues, unpackValues } from '../../domain/submission/packed/packed-values.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { Latest, SubmissionStore } from '../../usecases/ports/submission-store.ts';
import { instantInSortable, sortableInstant } from '../sortable-instant.ts';

/** A submission with its figures packed, the set they were packed with, and its time of receipt sortable. */
type Stored = Omit<Submission, 'values'> & { readonly packed: Uint8Array; readonly packedBy: IndicatorSet };

/** Submissions, with their figures packed as DynamoDB has them. */
export class MemorySubmissionStore implements SubmissionStore {
  /** Revisions by set and period, then unit, then number. */
  readonly #periods = new Map<string, Map<string, Map<number, Stored>>>();

  async append(set: IndicatorSet, submission: Submission): Promise<boolean> {
    const units = getOrAdd(this.#periods, keyOf(set, submission.period), () => new Map());
    const revisions = getOrAdd(units, submission.unit, () => new Map());
    const { values, receivedAt, ...rest } = submission;
    const stored = {
      ...rest,
      ...copiedRemarks(submission),
      packed: packValues(set, values),
      packedBy: set,
      receivedAt: sortableInstant(receivedAt),
    };
    if (revisions.has(submission.revision)) return false;
    revisions.set(submission.revision, stored);
    return true;
  }

  async newest(
    set: IndicatorSet,
    period: string,
    unit: string,
    { atMost, before = Number.POSITIVE_INFINITY }: { readonly atMost: number; readonly before?: number },
  ): Promise<Submission[]> {
    return this.#ascending(set, period, unit)
      .filter(({ revision }) => revision < before)
      .slice(-atMost)
      .map((stored) => unpacked(set, stored))
      .reverse();
  }

  async listNewest(...asked: Parameters<SubmissionStore['listNewest']>): Promise<Listed<Submission>> {
    return allReadable(await this.newest(...asked));
  }

  newestOf(
    set: IndicatorSet,
    unit: string,
    asked: readonly { readonly period: string; readonly atMost: number }[],
  ): Promise<Submission[][]> {
    return Promise.all(asked.map(({ period, atMost }) => this.newest(set, period, unit, { atMost })));
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    return this.#ascending(set, period, unit).map((stored) => unpacked(set, stored));
  }

  async latestByUnit(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<Submission>> {
    const found = this.#latest(set, period, receivedUntil, also).map((stored) => unpacked(set, stored));
    return { found, unreadable: [] };
  }

  async latestFigures(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<UnitFigures>> {
    const found = this.#latest(set, period, receivedUntil, also).map(
      ({ unit, revision, id, late, illustrative, packedBy, packed }) => ({
        unit,
        period,
        revision,
        id,
        late,
        illustrative,
        figures: { packedBy, bytes: packed },
      }),
    );
    return { found, unreadable: [] };
  }

  /** Each unit's last revision received in time, after the one asked for as well, in unit-code order. */
  #latest(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also: ReadonlyMap<string, number> = new Map(),
  ): Stored[] {
    const until = sortableInstant(receivedUntil);
    const units = [...(this.#periods.get(keyOf(set, period))?.keys() ?? [])].sort();
    return units.flatMap((unit) => {
      const revisions = this.#ascending(set, period, unit);
      const latest = revisions.findLast(({ receivedAt }) => receivedAt <= until);
      return revisions.filter((one) => one === latest || one.revision === also.get(unit));
    });
  }

  #ascending(set: IndicatorSet, period: string, unit: string): Stored[] {
    const revisions = this.#periods.get(keyOf(set, period))?.get(unit);
    return [...(revisions?.values() ?? [])].sort((a, b) => a.revision - b.revision);
  }
}

function keyOf(set: IndicatorSet, period: string): string {
  return `${set.id}#${period}`;
}

function unpacked(set: IndicatorSet, { packed, packedBy, receivedAt, ...rest }: Stored): Submission {
  return {
    ...rest,
    ...copiedRemarks(rest),
    values: unpackValues(packedBy, packed, set),
    receivedAt: instantInSortable(receivedAt),
  };
}

/** Copies comments and findings in and out, so that the store shares nothing with its callers. */
function copiedRemarks({
  comments,
  findings,
}: Pick<Submission, 'comments' | 'findings'>): Pick<Submission, 'comments' | 'findings'> {
  return {
    ...(comments === undefined ? {} : { comments: new Map(comments) }),
    ...(findings === undefined ? {} : { findings: structuredClone(findings) }),
  };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
