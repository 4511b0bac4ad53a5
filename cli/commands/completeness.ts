import { type CompletenessAnswer, completeness, type TallyAnswer } from '../../contract/completeness.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { capitalise, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { unapprovedStates, unapprovedWords } from '../../domain/submission/unapproved.ts';
import { readPages } from '../api/pages.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { savedAsFile } from '../output/save-table.ts';
import { words } from '../output/words.ts';
import type { FileOptions } from '../program/file-options.ts';
import type { Settings } from '../settings.ts';

/** Shows how many units sent all, some or none of what they owe, by league, and what is lacking. */
export async function showCompleteness(
  settings: Settings,
  set: string,
  period: string,
  files: FileOptions,
): Promise<void> {
  if (await savedAsFile(settings, completeness.getCompleteness, { path: { set, period } }, files)) return;
  const pages = await readPages(settings, completeness.getCompleteness, 1_000, { path: { set, period } });
  const answer = joined(pages);
  if (settings.json === true) return writeJson(answer);
  const { owed, dueAt, total, leagues } = answer;
  const { lang } = settings;
  const all = { ...total, name: { vi: 'Tổng', en: 'Total' } };
  const named = leagues.map((one) => ({ ...one, name: nameWithId({ id: one.league, name: one.name }) }));
  const head = words(
    settings,
    'Khối|Phải gửi|Gửi đủ|(trễ)|Gửi chưa đủ|(trễ)|Chưa gửi',
    'League|Expected|Complete|(late)|Partial|(late)|Nothing',
  ).split('|');
  const rows = [...named, all].map(({ name, expected, complete, partial, nothing }) => [
    name[lang],
    ...[expected, complete.units, complete.late, partial.units, partial.late, nothing].map(String),
  ]);
  writeData(table([head, ...rows], [1, 2, 3, 4, 5, 6]));
  if (total.incomplete.length > 0) writePartial(settings, answer);
  if (total.missing.length > 0) {
    const title = words(
      settings,
      'Mã|Đơn vị chưa gửi|Trễ (ngày làm việc)',
      'Code|Unit that sent nothing|Working days late',
    ).split('|');
    const units = total.missing.map(({ unit, name, workingDaysLate }) => [
      unit,
      name[lang],
      String(workingDaysLate ?? '—'),
    ]);
    writeData('');
    writeData(table([title, ...units], [2]));
  }
  for (const state of unapprovedStates) {
    const units = (total.unapproved ?? []).filter((one) => one.state === state);
    const names = units.map(({ unit, name }) => nameWithId({ id: unit, name })[lang]);
    if (names.length > 0) tell(`${capitalise(unapprovedWords[state][lang])}: ${names.join('; ')}.`);
  }
  if (total.unreadable.length > 0) {
    const names = total.unreadable.map((unit) => nameWithId({ id: unit.unit, name: unit.name })[lang]);
    tell(
      words(
        settings,
        `Đã gửi nhưng hệ thống không đọc được: ${names.join('; ')}.`,
        `Sent, but the system cannot read it: ${names.join('; ')}.`,
      ),
    );
  }
  if (!owed)
    tell(
      words(
        settings,
        `Không phải gửi số liệu ${formatPeriod(period, 'vi')}.`,
        `Nothing is owed for ${formatPeriod(period, 'en')}.`,
      ),
    );
  if (dueAt === null) return;
  const due = formatLocalTime(dueAt, lang);
  tell(words(settings, `Hạn gửi: ${due}.`, `Due at ${due}.`));
}

/** The pages put together. */
function joined(pages: readonly [CompletenessAnswer, ...CompletenessAnswer[]]): CompletenessAnswer {
  const [first] = pages;
  const named = new Map(pages.flatMap(({ indicators }) => indicators.map((one) => [one.indicator, one])));
  const whole = <T extends TallyAnswer>(tally: T, of: (page: CompletenessAnswer) => TallyAnswer[]): T => ({
    ...tally,
    incomplete: pages.flatMap((page) => of(page).flatMap(({ incomplete }) => incomplete)),
    missing: pages.flatMap((page) => of(page).flatMap(({ missing }) => missing)),
    unapproved: pages.flatMap((page) => of(page).flatMap(({ unapproved = [] }) => unapproved)),
  });
  return {
    ...first,
    total: whole(first.total, ({ total }) => [total]),
    leagues: first.leagues.map((one) =>
      whole(one, ({ leagues }) => leagues.filter(({ league }) => league === one.league)),
    ),
    indicators: [...named.values()],
    next: null,
  };
}

/** The most names of one unit, which fill a line; `submission show` lists all. */
const mostNames = 3;

function writePartial({ lang }: Settings, { total, indicators }: CompletenessAnswer): void {
  const names = new Map(indicators.map(({ indicator, name }) => [indicator, name[lang]]));
  const head =
    lang === 'vi'
      ? ['Mã', 'Đơn vị gửi chưa đủ', 'Thiếu', 'Trễ (ngày làm việc)', 'Chỉ số còn thiếu']
      : ['Code', 'Unit that sent only part', 'Lacking', 'Working days late', 'Indicators lacking'];
  const rows = total.incomplete.map(({ unit, name, lacking, lackingCount, workingDaysLate }) => {
    const named = lacking.slice(0, mostNames).map((id) => `${id} ${names.get(id) ?? ''}`.trim());
    const more = lackingCount > mostNames ? ['…'] : [];
    const cells = [unit, name[lang], String(lackingCount), String(workingDaysLate ?? '—')];
    return [...cells, [...named, ...more].join('; ')];
  });
  writeData('');
  writeData(table([head, ...rows], [2, 3]));
}
