import type { SubmissionAddress } from '../../contract/submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { owedWords } from '../../domain/catalogue/owed-words.ts';
import { existsOn } from '../../domain/catalogue/units.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { previousPeriod } from '../../domain/period/period.ts';
import { isOwed, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { layWorkbook } from '../../domain/workbook/lay-workbook.ts';
import type { Ports } from '../ports/ports.ts';
import { type FoundAddress, findAddress } from '../submitting/find-address.ts';
import { lastFigures } from '../submitting/last-figures.ts';
import { workbookIndicators } from './workbook-indicators.ts';

/**
 * Makes the workbook in which a unit enters its figures for a set and period. The figures in force are filled in.
 * @throws Problem as {@link findAddress}; `not-found` when the set asks the unit for nothing in that period
 */
export async function makeWorkbook(
  { catalogues, submissions, workbooks }: Pick<Ports, 'catalogues' | 'submissions' | 'workbooks'>,
  caller: Caller,
  address: SubmissionAddress,
  language: Language,
): Promise<Uint8Array> {
  const { period } = address;
  const found = await findAddress(catalogues, caller, address);
  const { current, set, unit } = found;
  const indicators = existsOn(unit, period.from) ? workbookIndicators(set, unit, period) : [];
  if (!isOwed(set, period)) throw notOwed(found, period.id);
  if (indicators.length === 0) throw asksNothing(found, period.id);
  const [own = [], before = []] = await submissions.newestOf(set, unit.id, [
    { period: period.id, atMost: 1 },
    { period: previousPeriod(period).id, atMost: 1 },
  ]);
  const ids = indicators.map(({ id }) => id);
  const last = await lastFigures(submissions, { set, unit, period }, ids, before[0]);
  const { dueAt } = windowOf(set, period, WorkingCalendar.of(current.catalogue.calendar));
  const content = {
    ...{ set, unit, indicators, last },
    period: period.id,
    dueAt: dueAt.toString(),
    catalogueVersion: current.version,
    latest: own[0],
  };
  return workbooks.make(layWorkbook(content, language));
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
