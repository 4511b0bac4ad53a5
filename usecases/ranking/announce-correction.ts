import { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { EditionRanks } from '../../domain/ranking/edition.ts';
import { rankingCorrection } from '../../domain/report/ranking-correction.ts';
import { reasonsOf } from '../../domain/report/reasons-of.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { type HoldingPorts, maySend } from '../delivering/hold-run.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import { toldOfRanking } from './told-of-ranking.ts';

/** How many messages there are for an edition, how many of them are new, and how many wait for two operators. */
export type Announced = { readonly planned: number; readonly fresh: number; readonly held: number };

/** Rows written at once. */
const writesAtOnce = 8;

/**
 * Plans the e-mails that correct a ranking after it was reported: one to each reader of the weekly report with a unit whose
 * points, place or class differ from what the report or a later correction last told them. Nothing is planned for a first
 * edition, for an edition that the week's report itself shows, for a week that was never reported, or where the reported
 * edition cannot be read. Messages already planned stay as they are, so a retry plans only what an attempt that died left
 * out. More messages than the cap are held until two operators release them; a retry after that plans them.
 */
export async function announceCorrection(
  {
    deliveries,
    editions,
    reports,
    ...holding
  }: HoldingPorts & Pick<Ports, 'deliveries' | 'editions' | 'reports'>,
  catalogue: Catalogue,
  set: IndicatorSet,
  edition: EditionRanks,
  now: Temporal.Instant,
): Promise<Announced> {
  const since = Temporal.Instant.from(edition.cutOffAt);
  const isOver = !isBefore(now, contentRules['ranking-correction'].expiry(since));
  if (isOver || edition.recomputed === null) return none;
  const report = await reports.find(set.id, edition.period);
  const shown = report?.leagues.find(({ league }) => league === edition.league);
  if (shown === undefined || shown.edition >= edition.edition) return none;
  const told = await toldOfRanking({ deliveries, editions }, edition, shown.edition);
  if (told === null) return none;
  const readers = recipientsOn(catalogue, dateAt(now)).filter(
    ({ unit, receives, email }) =>
      receives.includes('weekly-report') && told.movedSince(told.lastTo(email)).has(unit),
  );
  const persons = personsOf(readers);
  const about = [edition.period, set.id, edition.league, edition.edition].join('-');
  const occurrence = { job: 'correction', nominalTime: instantText(wholeSecond(since)) } as const;
  const held = `${occurrenceId(occurrence)}/${about}`;
  if (persons.length === 0) return none;
  if (!(await maySend(holding, held, persons, async () => null))) return { ...none, held: persons.length };
  const outcomes = await inParallel(persons, writesAtOnce, (person) => {
    const units = new Set([person.first, ...person.others].map(({ unit }) => unit));
    const last = told.lastTo(person.first.email);
    const known = { reported: told.reported, last };
    const correction = rankingCorrection(catalogue, set, edition, known, units, (moved) =>
      reasonsOf(told.since(last), moved),
    );
    if (correction === null) throw new RangeError(`${person.first.id} reads of no unit that moved`);
    const recipient = recipientFrom(person);
    const key = `${about.toLowerCase().replaceAll('.', '-')}-${recipient.id}`;
    const content = { kind: 'ranking-correction', correction } as const;
    return deliveries.plan(plannedDelivery({ occurrence, key, recipient, content, since }, catalogue));
  });
  return { planned: persons.length, fresh: outcomes.filter((isNew) => isNew).length, held: 0 };
}

const none: Announced = { planned: 0, fresh: 0, held: 0 };
