import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { IndicatorSet } from '../domain/catalogue/catalogue.ts';
import type { Indicator, Value } from '../domain/kinds/kinds.ts';
import { maxPointsOf } from '../domain/kinds/max-points.ts';
import { competitionRank } from '../domain/ranking/competition-rank.ts';
import { isEmpty } from '../domain/scoring/is-empty.ts';
import { apportion, proRata } from '../domain/scoring/points.ts';
import { quantityOf } from '../domain/scoring/quantity.ts';
import type { Submission } from '../domain/submission/submission.ts';

/** What a unit earned of what it could, in 1/100. */
type Earned = { readonly points: number; readonly maxPoints: number };
type Scored = Earned & {
  readonly unit: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly groups: Readonly<Record<string, Earned>>;
  readonly indicators: Readonly<Record<string, Earned>>;
};
/** A line as it is stored: points by group and by indicator in maps. */
type Line = Omit<Scored, 'values'> & {
  readonly rank: number;
  readonly change: number | null;
  /** The indicator with the cheapest step up, if any. */
  readonly stepUp: string | null;
};

const linesOfItem = 100;
const valueSchema = z.custom<Value>((value) => typeof value === 'object' && value !== null);
const submissionSchema = z.object({ unit: z.string(), values: z.record(z.string(), valueSchema) });
const linesSchema = z.object({ lines: z.array(z.object({ unit: z.string(), points: z.number() })) });

/**
 * The weekly ranking as one would write it first: the document client reads each submission as a map of maps, objects hold what is
 * computed, and the document client writes lines as maps. It scores by the product's rules for single figures, and leaves out what
 * the product does besides: carrying forward, classes, what explains a change, places won, digests, and rows that cannot be read.
 */
export class NaiveRanking {
  readonly #client: DynamoDBDocumentClient;
  readonly #set: IndicatorSet;

  constructor(client: DynamoDBDocumentClient, set: IndicatorSet) {
    this.#client = client;
    this.#set = set;
  }

  /** Stores the figures of a unit. */
  async submit({ period, unit, values }: Submission): Promise<void> {
    const Item = { pk: `${this.#set.id}#${period}`, sk: unit, unit, values: Object.fromEntries(values) };
    await this.#client.send(new PutCommand({ TableName: 'submissions', Item }));
  }

  /** Ranks a period, compares it with the one before, and stores the lines. */
  async rank(period: string, before: string): Promise<Line[]> {
    const earlier = new Map<string, number>();
    for await (const item of this.#items('reports', before))
      for (const { unit, points } of linesSchema.parse(item).lines) earlier.set(unit, points);
    const scored: Scored[] = [];
    for await (const item of this.#items('submissions', period)) {
      const { unit, values } = submissionSchema.parse(item);
      scored.push({ unit, values, ...this.#score(values) });
    }
    const ranked = competitionRank(scored);
    const lines = ranked.map((one): Line => {
      const { values, ...line } = one;
      const was = earlier.get(line.unit);
      const above = ranked[line.rank - 2];
      return {
        ...line,
        change: was === undefined ? null : line.points - was,
        stepUp: above === undefined ? null : this.#cheapestStep(one, above),
      };
    });
    for (let at = 0; at < lines.length; at += linesOfItem) {
      const keys = { pk: `${this.#set.id}#${period}`, sk: String(at).padStart(6, '0') };
      const Item = { ...keys, lines: lines.slice(at, at + linesOfItem) };
      await this.#client.send(new PutCommand({ TableName: 'reports', Item }));
    }
    return lines;
  }

  #score(values: Scored['values']): Pick<Scored, 'points' | 'maxPoints' | 'groups' | 'indicators'> {
    const groups: Record<string, Earned> = {};
    const indicators: Record<string, Earned> = {};
    for (const { id, maxPoints } of this.#set.groups) {
      const counting = this.#set.indicators.filter((one) => one.group === id && !isEmpty(values[one.id]));
      if (counting.length === 0) continue;
      const shares = apportion(maxPoints, counting.map(maxPointsOf));
      counting.forEach((one, at) => {
        indicators[one.id] = {
          points: earned(one, values[one.id], shares[at] ?? 0),
          maxPoints: shares[at] ?? 0,
        };
      });
      const points = counting.reduce((sum, one) => sum + (indicators[one.id]?.points ?? 0), 0);
      groups[id] = { points, maxPoints };
    }
    const all = Object.values(groups);
    return {
      points: all.reduce((sum, { points }) => sum + points, 0),
      maxPoints: all.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      groups,
      indicators,
    };
  }

  #cheapestStep(one: Scored, above: Earned): string | null {
    const missing = Math.ceil((above.points * one.maxPoints) / above.maxPoints) - one.points;
    let best: { readonly id: string; readonly effort: number } | null = null;
    for (const indicator of this.#set.indicators) {
      const own = one.indicators[indicator.id];
      const quantity = quantityOf(indicator, one.values[indicator.id]);
      if (own === undefined || quantity === null || own.maxPoints - own.points < missing) continue;
      const [part, whole] = [Number(quantity.part), Number(quantity.whole)];
      const effort = (own.points + missing - 0.5) / own.maxPoints - part / whole;
      if (best === null || effort < best.effort) best = { id: indicator.id, effort };
    }
    return best?.id ?? null;
  }

  async *#items(TableName: string, pk: string) {
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `${this.#set.id}#${pk}` },
      ConsistentRead: true,
    };
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query)) yield* Items;
  }
}

function earned(indicator: Indicator, value: Value | undefined, maxPoints: number): number {
  const quantity = quantityOf(indicator, value);
  return quantity === null ? 0 : proRata(maxPoints, quantity.part, quantity.whole);
}
