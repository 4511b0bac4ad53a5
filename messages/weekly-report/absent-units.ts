import { capitalise, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { AbsentUnit } from '../../domain/report/absent-unit.ts';
import { firstByName, firstNames, type LeagueSummary } from '../../domain/report/league-summary.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { type Html, html } from '../letter/html.ts';
import { htmlLine, type LinkedLine, plainLine, separated } from '../letter/linked-line.ts';
import { underlined } from '../letter/plain-letter.ts';
import type { ReportPages } from './report-pages.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** Who sent nothing, by name and by how late; null when everybody sent something. */
export type AbsentUnits = { readonly title: string; readonly lines: readonly LinkedLine[] } | null;

type Texts = {
  readonly title: (count: string) => string;
  readonly late: (days: number, atLeast: boolean) => string;
  /** Where the unit has sent nothing for several weeks in a row. */
  readonly inARow: (weeks: number, atLeast: boolean) => string;
  /** The rankings that nobody sent figures for. */
  readonly notRanked: (leagues: string) => string;
  /** Where it may still send figures by an exception. */
  readonly extended: (until: string, weeks: number, atLeast: boolean) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: (count) => `Chưa gửi số liệu: ${count} đơn vị`,
    late: (days, atLeast) => `chậm ${atLeast ? 'ít nhất ' : ''}${formatInteger(days, 'vi')} ngày làm việc`,
    inARow: (weeks, atLeast) => `, ${atLeast ? 'ít nhất ' : ''}${formatInteger(weeks, 'vi')} tuần liên tiếp`,
    notRanked: (leagues) => `Chưa xếp hạng vì chưa có đơn vị nào gửi số liệu: ${leagues}.`,
    extended: (until, weeks, atLeast) =>
      `được gia hạn đến ${until}${weeks > 1 ? `; chưa gửi ${atLeast ? 'ít nhất ' : ''}${formatInteger(weeks, 'vi')} tuần liên tiếp` : ''}`,
  },
  en: {
    title: (count) => `Not submitted: ${count}`,
    late: (days, atLeast) =>
      `${atLeast ? 'at least ' : ''}${formatInteger(days, 'en')} working ${days === 1 ? 'day' : 'days'} late`,
    inARow: (weeks, atLeast) => `, ${atLeast ? 'at least ' : ''}${formatInteger(weeks, 'en')} weeks in a row`,
    notRanked: (leagues) => `Not ranked, as no unit has submitted: ${leagues}.`,
    extended: (until, weeks, atLeast) =>
      `extended until ${until}${weeks > 1 ? `; nothing for ${atLeast ? 'at least ' : ''}${formatInteger(weeks, 'en')} weeks in a row` : ''}`,
  },
};

/**
 * Names the units of all leagues that sent nothing, those equally late together.
 * @param notRanked the leagues for which nobody sent anything
 */
export function absentUnitsOf(
  { leagues, empty }: WeeklyReport,
  notRanked: WeeklyReport['leagues'],
  extent: Extent,
  pages: ReportPages,
  language: Language,
): AbsentUnits {
  if (empty) return null;
  const counted = leagues.map((league) => ({ league, count: absentIn(summaryOf(league)) }));
  const silent = counted.filter(({ count }) => count > 0);
  const total = silent.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const lines = silent.slice(0, extent.leagues).flatMap(({ league, count }) => {
    const name = leagues.length === 1 ? [] : [league.name[language]];
    return linesOf(league, count, extent, pages, language).map(({ late, units }): LinkedLine => {
      const about = [...name, ...late].join(' – ');
      return about === '' ? units : [`${capitalise(about)}: `, ...units];
    });
  });
  const named = notRanked.slice(0, extent.leagues).map(({ name }) => name[language]);
  const more = notRanked.length - named.length;
  const rest = more === 0 ? [] : [weeklyReportTexts[language].moreLeagues(formatInteger(more, language))];
  const unranked =
    notRanked.length === 0 ? [] : [[texts[language].notRanked([...named, ...rest].join('; '))]];
  return { title: texts[language].title(formatInteger(total, language)), lines: [...lines, ...unranked] };
}

function absentIn({ missing, excluded }: LeagueSummary): number {
  return missing.count + excluded.count;
}

/** Some units that are equally late, and how late; of a report that does not say so, all of them together. */
type Line = { readonly late: readonly string[]; readonly units: LinkedLine };

function linesOf(
  { absent, ...league }: WeeklyReport['leagues'][number],
  count: number,
  { names: most }: Extent,
  pages: ReportPages,
  language: Language,
): Line[] {
  const { missing, excluded } = summaryOf(league);
  const lines =
    absent === undefined
      ? [{ late: [], units: listed([...missing.names, ...excluded.names], most, language) }]
      : groupsOf(absent.slice(0, most), pages, language);
  const named = Math.min(most, absent?.length ?? missing.names.length + excluded.names.length);
  const last = lines.pop();
  if (count <= named || last === undefined) return last === undefined ? [] : [...lines, last];
  const more = weeklyReportTexts[language].moreUnits(formatInteger(count - named, language));
  return [...lines, { ...last, units: separated([last.units, [more]].filter((part) => part.length > 0)) }];
}

function groupsOf(units: readonly AbsentUnit[], pages: ReportPages, language: Language): Line[] {
  const { late, inARow, extended } = texts[language];
  const groups = Map.groupBy(units, ({ weeks, workingDays, atLeast = false, extendedUntil = '' }) =>
    [weeks, atLeast, extendedUntil === '' ? workingDays : extendedUntil].join('/'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { weeks, workingDays, atLeast = false, extendedUntil } = first;
    return [
      {
        late: [
          extendedUntil === undefined
            ? `${late(workingDays, atLeast)}${weeks > 1 ? inARow(weeks, atLeast) : ''}`
            : extended(formatLocalTime(extendedUntil, language), weeks, atLeast),
        ],
        units: separated(
          firstByName(group, ({ name }) => name, language, group.length).map(({ unit, name }) => [
            { words: name[language], url: pages.unit(unit) },
          ]),
        ),
      },
    ];
  });
}

/** Of a report that names them without their ids. */
function listed(names: readonly Text[], most: number, language: Language): LinkedLine {
  return separated(firstNames(names, language, most).map((name) => [name[language]]));
}

/** Who sent nothing, as HTML. */
export function absentBlock(absent: AbsentUnits): Html {
  if (absent === null) return html``;
  return html`<h2>${absent.title}</h2>
    ${absent.lines.map((line) => html`<p>${htmlLine(line)}</p>\n`)}`;
}

/** Who sent nothing, in plain text. */
export function absentParagraphs(absent: AbsentUnits): string[] {
  return absent === null ? [] : [[underlined(absent.title), ...absent.lines.map(plainLine)].join('\n')];
}
