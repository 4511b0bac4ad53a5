import { isDeepStrictEqual } from 'node:util';
import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import type { RecomputedEdition } from '../../contract/rankings/ranking.ts';
import type { RecomputeRequest } from '../../contract/rankings.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type ComputedEdition, explained } from '../../domain/ranking/computed-edition.ts';
import type { Edition, EditionRanks } from '../../domain/ranking/edition.ts';
import { movedUnits } from '../../domain/ranking/moved-units.ts';
import { audited } from '../auditing/audited.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { type Announced, announceCorrection } from './announce-correction.ts';
import { earlierEditions } from './earlier-editions.ts';
import { recomputedAnswer } from './edition-answer.ts';
import { areEqualEditions } from './equal-editions.ts';
import { notRanked } from './not-ranked.ts';
import { rankedLeagues, rankLeague, readFigures } from './rank-league.ts';

/** The ports needed to recompute rankings. */
export type RecomputePorts = Pick<
  Ports,
  | 'audit'
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'editions'
  | 'holds'
  | 'mailCap'
  | 'reports'
  | 'submissions'
  | 'times'
>;

/**
 * The new editions, how many readers of the weekly report are told by e-mail that a unit of theirs moved, and how many such
 * e-mails wait for two operators; those of an earlier attempt where it is `replayed`.
 */
type Recomputed = {
  readonly editions: RecomputedEdition[];
  readonly announced: number;
  readonly held: number;
  readonly replayed: boolean;
};

/** An edition that was frozen before, with its messages. */
type Frozen = Announced & { readonly edition: EditionRanks };

/**
 * Recomputes a period's rankings from everything received so far, as the next edition of each league whose result differs.
 * Readers of the weekly report whose units moved since it was sent get an e-mail. A retry with the same reason, when nothing
 * has changed since, completes the earlier attempt and returns the result of both.
 * @throws Problem `not-found` before the first ranking; `nothing-changed` when no league's result differs; `conflict` when
 * another caller made an edition meanwhile
 */
export async function recomputeEditions(
  ports: RecomputePorts,
  { set: setId, period }: SetAndPeriod,
  { reason }: RecomputeRequest,
  by: Caller,
): Promise<Recomputed> {
  const current = await currentSet(ports.catalogues, setId);
  const { catalogue, set } = current;
  if (set.leagues.length === 0) throw notRanked(catalogue, set, period, ports.times);
  const ranking = { current, set, period, cutOffAt: ports.clock.now() };
  const figures = await readFigures(ports, ranking);
  const planned: ComputedEdition[] = [];
  const frozen: Frozen[] = [];
  for (const league of rankedLeagues(ranking)) {
    const number = await ports.editions.latest(set.id, period.id, league.id);
    if (number === 0) throw notRanked(catalogue, set, period, ports.times, league.id);
    const latest = await unlessUnreadable(ports.editions.find(set.id, period.id, league.id));
    const again = rankLeague(
      ranking,
      league,
      figures,
      await earlierEditions(ports, ranking, league, figures),
    );
    if (latest === null) {
      // One that cannot be read is replaced; whom it would move is not known.
      planned.push({ ...again, edition: number + 1, recomputed: { reason, moved: [] } });
      continue;
    }
    if (isSame(latest, explained(again))) {
      // An attempt that died after it froze this edition may not have announced it.
      const told = await announceCorrection(ports, catalogue, set, latest, ranking.cutOffAt);
      frozen.push({ edition: latest, ...told });
      continue;
    }
    const recomputed = { reason, moved: movedUnits(latest, again) };
    planned.push({ ...again, edition: latest.edition + 1, recomputed });
  }
  if (planned.length === 0) return replay(frozen, reason, period.id);
  const finished = frozen.filter(({ fresh }) => fresh > 0);
  const told = finished.map(({ edition: _, ...one }) => one);
  const changes = [...planned.map(editionChange), { field: 'reason', from: null, to: reason } as const];
  const subject = `${set.id} ${period.id}`;
  return audited(ports, { operation: 'recomputeRanking', by, subject, changes }, async (changed) => {
    for (const next of planned) {
      const find = () => unlessUnreadable(ports.editions.find(set.id, period.id, next.league, next.edition));
      const isOwn = (found: Edition) =>
        isDeepStrictEqual(found.recomputed, next.recomputed) && isSame(found, explained(next));
      if (!(await didWrite(ports.editions.freeze(next), find, isOwn))) throw madeMeanwhile();
      changed();
      told.push(await announceCorrection(ports, catalogue, set, next, ranking.cutOffAt));
    }
    const messages = messagesOf(told);
    changed([{ field: 'corrections', from: null, to: messages.announced }]);
    const made = planned.map(({ givenAsPoints: _, ...edition }) => edition);
    const editions = [...finished.map(({ edition }) => edition), ...made];
    return { editions: editions.map(recomputedAnswer), ...messages, replayed: false };
  });
}

/**
 * The answer where no league's result differs: what an earlier attempt for the same reason made, or left to this one.
 * @throws Problem `nothing-changed` when there was none
 */
function replay(frozen: readonly Frozen[], reason: string, period: string): Recomputed {
  const told = frozen.filter(({ edition, fresh }) => edition.recomputed?.reason === reason || fresh > 0);
  if (told.length === 0) throw nothingChanged(period);
  const editions = told.map(({ edition }) => recomputedAnswer(edition));
  return { editions, ...messagesOf(told), replayed: true };
}

function messagesOf(told: readonly Announced[]): Pick<Recomputed, 'announced' | 'held'> {
  const sum = (part: 'planned' | 'held') => told.reduce((all, one) => all + one[part], 0);
  return { announced: sum('planned'), held: sum('held') };
}

function editionChange({ league, edition }: EditionRanks): AuditChange {
  return { field: 'edition', of: league, from: edition - 1, to: edition };
}

/** Whether two editions are equal apart from their time and inputs. */
function isSame(one: Edition, other: Edition): boolean {
  const { edition, catalogueVersion, cutOffAt, inputDigest, digestVersion, recomputed } = one;
  const made = { edition, catalogueVersion, cutOffAt, inputDigest, digestVersion, recomputed };
  return areEqualEditions({ ...other, ...made }, one);
}

function nothingChanged(period: string): Problem {
  return new Problem('nothing-changed', {
    vi: `Số liệu và quy tắc của ${formatPeriod(period, 'vi')} không đổi so với lần chốt mới nhất; không lập lần chốt mới.`,
    en: `Nothing has changed for ${formatPeriod(period, 'en')} since its latest edition; no new edition was made.`,
  });
}

function madeMeanwhile(): Problem {
  return new Problem('conflict', {
    vi: 'Có người vừa lập một lần chốt khác; xem bảng xếp hạng mới nhất rồi mới xếp lại.',
    en: 'Another edition was made in the meantime; read the latest one before you re-compute again.',
  });
}
