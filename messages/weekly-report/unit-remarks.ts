import { formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { ReportedQuestion } from '../../domain/report/reported-question.ts';
import type { UnitRemarks } from '../../domain/report/unit-remarks.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { type Html, html } from '../letter/html.ts';
import { illustrativePill } from '../letter/html-letter.ts';
import { letterTexts } from '../letter/letter.ts';
import { linkedWords } from '../letter/linked-line.ts';
import { oneLine } from '../letter/one-line.ts';
import { underlined } from '../letter/plain-letter.ts';
import type { ReportPages } from './report-pages.ts';

/** What stands of units' remarks in a message, in both of its parts. */
type Remarks = { readonly html: Html; readonly plain: readonly string[] };

/** What stands of one unit's remarks in a message, in both of its parts. */
type Entry = { readonly html: Html; readonly plain: string };

type Texts = {
  readonly title: string;
  readonly note: string;
  /** The title where leaders asked something. */
  readonly questionsToo: string;
  readonly asked: (by: string, period: string, text: string) => string;
  readonly answered: (text: string) => string;
  readonly notAnswered: string;
  readonly comment: string;
  readonly moreComments: (count: string) => string;
  readonly moreUnits: (count: string) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Khó khăn, kiến nghị và giải trình của đơn vị',
    note: 'Khó khăn, kiến nghị',
    questionsToo: 'Câu hỏi của lãnh đạo; khó khăn, kiến nghị và giải trình của đơn vị',
    asked: (by, period, text) => `Hỏi (${by}, ${period}): ${text}`,
    answered: (text) => `Trả lời: ${text}`,
    notAnswered: 'Chưa trả lời',
    comment: 'giải trình',
    moreComments: (count) => `và ${count} giải trình khác`,
    moreUnits: (count) => `Còn ${count} đơn vị khác có ý kiến; xem trên hệ thống Tiến Độ.`,
  },
  en: {
    title: 'Difficulties, proposals and comments of units',
    note: 'Difficulties and proposals',
    questionsToo: 'Leaders’ questions; difficulties, proposals and comments of units',
    asked: (by, period, text) => `Question (${by}, ${period}): ${text}`,
    answered: (text) => `Answer: ${text}`,
    notAnswered: 'Not answered yet',
    comment: 'comment',
    moreComments: (count) => `and ${count} more comments`,
    moreUnits: (count) => `More units with remarks: ${count}. See them in the Tiến Độ system.`,
  },
};

/** The most units whose remarks a message shows. */
const mostUnits = 6;

/**
 * What units wrote with their figures, each comment beside the figure it explains. A reader sees the remarks of their own units
 * and those below.
 */
export class UnitRemarksSection {
  readonly #entries: readonly (Pick<UnitRemarks, 'readableBy'> & { readonly shown: () => Entry })[];
  readonly #texts: Texts;
  readonly #most: number;

  constructor(
    { remarks = [], questions = [] }: WeeklyReport,
    { entries }: Extent,
    pages: ReportPages,
    language: Language,
  ) {
    const of = texts[language];
    this.#texts = questions.length === 0 ? of : { ...of, title: of.questionsToo };
    this.#most = Math.min(mostUnits, entries);
    const said = new Map(remarks.map((one) => [one.unit, one]));
    const asked = [...Map.groupBy(questions, ({ unit }) => unit)].flatMap(([unit, own]) => {
      const lines = own.flatMap((one) => questionLines(one, language));
      const [first] = own;
      if (first === undefined) return [];
      const { name, readableBy } = first;
      const remark = said.get(unit) ?? { name, comments: [], more: 0, illustrative: false };
      return [{ readableBy, shown: once(() => entryOf(remark, pages.unit(unit), language, lines)) }];
    });
    const others = remarks.filter(({ unit }) => !questions.some((one) => one.unit === unit));
    this.#entries = [
      ...asked,
      ...others.map((one) => ({
        readableBy: one.readableBy,
        shown: once(() => entryOf(one, pages.unit(one.unit), language, [])),
      })),
    ];
  }

  /** @param units those of the reader */
  to(units: ReadonlySet<string>): Remarks {
    const readable = this.#entries.filter(({ readableBy }) => readableBy.some((unit) => units.has(unit)));
    const shown = readable.slice(0, this.#most).map((entry) => entry.shown());
    if (shown.length === 0) return { html: html``, plain: [] };
    const rest = readable.length - shown.length;
    const more = rest === 0 ? [] : [this.#texts.moreUnits(String(rest))];
    return {
      html: html`<h2>${this.#texts.title}</h2>
    ${shown.map((entry) => entry.html)}${more.map((line) => html`<p class="small">${line}</p>\n`)}`,
      plain: [underlined(this.#texts.title), ...shown.map(({ plain }) => plain), ...more],
    };
  }
}

/** What is made when it is first needed, and kept: most remarks are shown to few readers, or to none. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A question and its answer, a line each. */
function questionLines({ by, period, text, answer }: ReportedQuestion, language: Language): string[] {
  const { asked, answered, notAnswered } = texts[language];
  return [
    asked(oneLine(by), formatPeriod(period, language), oneLine(text)),
    answer === null ? notAnswered : answered(oneLine(answer)),
  ];
}

/**
 * @param url the page that explains the unit's result; null where there is none
 * @param first the lines above the unit's own remarks
 */
function entryOf(
  { name, note, comments, more, illustrative }: Omit<UnitRemarks, 'unit' | 'readableBy'>,
  url: string | null,
  language: Language,
  first: readonly string[],
): Entry {
  const { note: noteLabel, comment: commentLabel, moreComments } = texts[language];
  const rest = more === 0 ? [] : [moreComments(formatInteger(more, language))];
  const lines = [
    ...first,
    ...(note === undefined ? [] : [`${noteLabel}: ${note}`]),
    ...comments.map(({ figures, text }) => {
      const about = figures.map(({ indicator, figure }) => `“${indicator[language]}”: ${figure[language]}`);
      return `${about.join('; ')} – ${commentLabel}: ${text}`;
    }),
    ...rest,
  ];
  const mark = illustrative ? ` [${letterTexts[language].illustrative}]` : '';
  return {
    html: html`<p class="small" style="overflow-wrap:anywhere"><b>${linkedWords({ words: name[language], url })}</b> ${illustrativePill(illustrative, language)}${lines.map((line) => html`<br>${line}`)}</p>
    `,
    plain: [name[language] + mark, ...lines].join('\n'),
  };
}
