import type { SubmissionAddress } from '../../contract/submissions/showing-submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { owedWords } from '../../domain/catalogue/owed-words.ts';
import { reportsFor } from '../../domain/catalogue/units.ts';
import type { Indicator } from '../../domain/kinds/kinds.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import { previousPeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { LastFigures } from '../../domain/submission/soft-rules.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { type FoundAddress, findAddress } from '../submitting/find-address.ts';
import { lastFigures } from '../submitting/last-figures.ts';
import { notThen } from '../submitting/period-of-unit.ts';
import { workbookIndicators } from './workbook-indicators.ts';

/** What a set asks a unit for in a period, with what was sent before. */
export type FormContent = FoundAddress & {
  /** By the rules in force for the period. */
  readonly indicators: readonly Indicator[];
  readonly last: LastFigures;
  readonly window: Window;
  /** The latest revision, if any. */
  readonly latest: Submission | undefined;
  /** The earlier periods of which the newest figures cannot be read. */
  readonly unreadable: readonly string[];
};

/**
 * Finds what a set asks a unit for in a period.
 * @throws Problem as {@link findAddress}; `not-found` when the set asks the unit for nothing in that period
 */
export async function formContent(
  { catalogues, submissions }: Pick<Ports, 'catalogues' | 'submissions'>,
  caller: Caller,
  address: SubmissionAddress,
): Promise<FormContent> {
  const { period } = address;
  const found = await findAddress(catalogues, caller, address);
  const { current, set, unit } = found;
  if (!reportsFor(unit, period)) throw new Problem('not-found', notThen(current.catalogue, unit, period));
  const indicators = workbookIndicators(set, unit, period);
  if (!isOwed(set, period)) throw notOwed(found, period.id);
  if (indicators.length === 0) throw asksNothing(found, period.id);
  const unreadable: string[] = [];
  const passed = (one: string) => {
    unreadable.push(one);
  };
  const [own = [], before = []] = await submissions.newestOf(set, unit.id, [
    { period: period.id, atMost: 1 },
    { period: previousPeriod(period).id, atMost: 1, pastUnreadable: true, passed },
  ]);
  const ids = indicators.map(({ id }) => id);
  const last = await lastFigures(submissions, { set, unit, period }, ids, before[0], passed);
  const window = windowOf(set, period, WorkingCalendar.of(current.catalogue.calendar));
  return { ...found, indicators, last, window, latest: own[0], unreadable };
}

function notOwed({ set }: FoundAddress, period: string): Problem {
  const [name, owed] = [nameWithId(set), owedWords(set)];
  return new Problem('not-found', {
    vi: `${name.vi} không yêu cầu số liệu ${formatPeriod(period, 'vi')}; bộ này gửi ${owed.vi}.`,
    en: `${name.en} asks for no figures for ${formatPeriod(period, 'en')}; they are owed ${owed.en}.`,
  });
}

function asksNothing({ set, unit }: FoundAddress, period: string): Problem {
  const [name, of] = [nameWithId(set), nameWithId(unit)];
  return new Problem('not-found', {
    vi: `${name.vi} không yêu cầu ${of.vi} gửi số liệu ${formatPeriod(period, 'vi')}.`,
    en: `${name.en} asks ${of.en} for no figures for ${formatPeriod(period, 'en')}.`,
  });
}
