import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { instantAt, mondayOfWeek } from '../../../../simulation/model/days.ts';
import { idOf, type Run } from '../../../../simulation/model/expected-runs.ts';
import { hasEnded } from '../../../../simulation/model/ledger.ts';
import type { Plan } from '../../../../simulation/model/planned.ts';
import type { Frozen, Province } from '../../../../simulation/model/province.ts';
import { type Ranking, rankingsOf } from '../../../../simulation/model/ranking.ts';
import { rankingIn } from '../../../../simulation/ranking-in.ts';
import { reportedIn } from '../../../../simulation/watched-reports.ts';
import type { RealProvince } from './real-province.ts';

/** Everything comparable about a province. */
type Seen = Pick<Province, 'begin' | 'rows' | 'planned' | 'rankings' | 'reported' | 'closed'>;

/** The real province in the model's terms. */
async function seenOf(real: RealProvince): Promise<Seen> {
  const { begin } = real.ledger;
  return {
    begin,
    rows: await real.rows(),
    planned: new Map(real.stores.deliveries.planned),
    rankings: real.editions.frozen.map(
      ({ edition }): Frozen => ({
        ...rankingIn(edition),
        version: edition.catalogueVersion,
        comparedWith: edition.comparedWith?.period ?? null,
      }),
    ),
    reported: reportedIn(real.reports.frozen),
    closed: new Set(real.milestones.closings.map(({ milestone, version }) => `${milestone} ${version}`)),
  };
}

/** Checks that both are equal. */
export async function expectSame(model: Province, real: RealProvince): Promise<void> {
  const { begin, rows, planned, rankings, reported, closed } = model;
  const seen = await seenOf(real);
  expect(real.ledger.violations).toEqual([]);
  if (!isDeepStrictEqual(seen, { begin, rows, planned, rankings, reported, closed }))
    expect(seen).toEqual({ begin, rows, planned, rankings, reported, closed });
}

/**
 * After a fault in a run, the real province has completed some of its steps, and nothing else; the model follows.
 * @param plan what the run had to plan, with the rankings that it found
 */
export async function follow(
  model: Province,
  real: RealProvince,
  run: Run,
  plan: Plan | null,
): Promise<void> {
  const seen = await seenOf(real);
  const id = idOf(run);
  expect(real.ledger.violations).toEqual([]);
  const others = (map: ReadonlyMap<string, unknown>) =>
    new Map([...map].filter(([name]) => name !== id && !name.startsWith('rank@')));
  expect(others(seen.rows)).toEqual(others(model.rows));
  expect(others(seen.planned)).toEqual(others(model.planned));
  for (const { version, comparedWith, ...ranking } of seen.rankings) {
    const catalogue = model.versions[version - 1];
    expect(catalogue && rankingsOf(catalogue, rankedAt(ranking), model.revisions)).toContainEqual(ranking);
  }
  model.rankings = seen.rankings;
  const planned = seen.planned.get(id) ?? [];
  const before = model.rows.get(id) ?? null;
  const row = seen.rows.get(id);
  const isWhole = row?.status === 'done' && row.version !== null;
  const madeOf = (one: Plan | null) =>
    (one?.messages ?? []).filter(
      (message) => isWhole || planned.some((other) => isDeepStrictEqual(message, other)),
    );
  // A report run first makes rankings, and these decide which week it reports.
  const wanted = hasEnded(before)
    ? [model.planned.get(id) ?? []]
    : [madeOf(plan), madeOf(run.job === 'report' ? model.planOf(run) : plan)];
  expect(wanted).toContainEqual(planned);
  const closed = [...seen.closed].filter((name) => !model.closed.has(name)).map((name) => name.split(' ')[0]);
  expect(plan?.closed ?? []).toEqual(expect.arrayContaining(closed));
  Object.assign(model, seen);
}

/** When the week of a ranking was ranked. */
function rankedAt({ period }: Ranking): number {
  return instantAt(mondayOfWeek(period) + 7, '06:05');
}
