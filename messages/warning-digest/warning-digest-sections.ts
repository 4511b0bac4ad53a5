import type { PortalLimit } from '../../domain/access/portal-roles.ts';
import {
  formatDate,
  formatDeadline,
  formatInteger,
  formatPeriod,
  formatShare,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type {
  FigureItem,
  SubmissionsItem,
  WarningDigest,
  WarningItem,
} from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { Extent } from '../letter/extent.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import { deadlineWords } from './deadline-words.ts';
import { pageOf } from './digest-pages.ts';
import { type EscalationSections, escalationSectionsOf } from './escalation-sections.ts';
import { escalationTexts } from './escalation-texts.ts';
import { type ForecastWords, forecastWords } from './forecast-words.ts';
import { partlySubmitted } from './lacking-words.ts';
import { type Asking, extensionWords, owedContent, waitsForHead } from './owed-words.ts';
import { sendingTexts } from './sending-texts.ts';
import { titleOf } from './title.ts';
import { type DigestTime, groupedByUnit, isOver, statusOf } from './urgency.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** What a reader can do about a digest: the pages of the stage, what keeps them from acting there, and whether the letter says whom to ask. */
export type DigestReader = {
  readonly portalUrl: string | null;
  readonly limit: PortalLimit | null;
  readonly hasHelp: boolean;
};

/** The content of a digest. In a long digest items are short, and `todos` states once what to do about all of them. */
export type DigestSections = {
  readonly units: readonly UnitSection[];
  readonly todos: readonly string[] | null;
  /** How many items are not shown; empty when all are. */
  readonly more: string;
  /** How figures are sent, for a reader without a page for it; empty where there is one, or none are asked for. */
  readonly how: string;
  /** What is overdue in the units below; null where nothing is. */
  readonly escalations: EscalationSections | null;
};

/** The milestones of one unit; `heading` names it; null when the digest is about one unit. */
type UnitSection = { readonly heading: string | null; readonly items: readonly ItemSection[] };

/** One milestone of a digest, as shown. */
export type ItemSection = ItemContent & {
  readonly title: string;
  readonly overdue: boolean;
  readonly status: string;
  readonly illustrative: boolean;
  readonly deadline: string;
  /** States that the date was moved, from when and why; null when it was not. */
  readonly extended: string | null;
  /** The page on which one does it; null where there is none, or the letter's button leads there. */
  readonly page: LinkedPage | null;
};

/** The part of an item that depends on its goal. */
type ItemContent = {
  /** What is measured; null for a milestone that is only a date. */
  readonly measured: string | null;
  /** The most important fact: what is missing, or that nothing is known. */
  readonly news: string;
  /** Null when nothing is counted, or the unit has not reported the total to be completed. */
  readonly progress: ItemProgress | null;
  /** What follows, and who gets to know; empty where nothing more is said. */
  readonly consequences: readonly string[];
  readonly todo: string;
};

/** How far an item has come. `percent`, a whole number that fills a bar, is 0 to 99: the item is not complete. */
export type ItemProgress = {
  readonly text: string;
  readonly percent: number;
  readonly source: string;
  readonly forecast: ForecastWords | null;
};

/** The maximum number of items laid out in full; with more, the letter would be too long to read. */
const mostAtLength = 6;

/** The most lacking figures that a row about a unit below names. */
const mostInRow = 3;

/** Formats a digest, unit by unit; its items must be sorted by urgency. */
export function digestSectionsOf(
  digest: WarningDigest,
  at: InstantText | null,
  extent: Extent,
  reader: DigestReader,
  language: Language,
): DigestSections {
  const { portalUrl, limit } = reader;
  const { items, day, beyond } = digest;
  const shown = items.slice(0, extent.entries);
  const more = items.length - shown.length + (beyond?.items ?? 0);
  const groups = groupedByUnit(shown);
  const isAlone = items.length === 1 && beyond === undefined && digest.escalations === undefined;
  const linksTo = isAlone || portalUrl === null ? null : { portalUrl, mayAct: limit === null };
  const asking = portalUrl === null ? 'operations' : limit === null ? 'button' : 'unit';
  const isOfOne = (beyond?.units ?? groupedByUnit(items).length) === 1;
  return {
    escalations: escalationSectionsOf(
      digest,
      at,
      extent,
      (item) => newsInRow(item, at, { ...extent, names: Math.min(extent.names, mostInRow) }, language),
      portalUrl,
      language,
    ),
    todos: items.length > mostAtLength ? todosOf(items, at, language) : null,
    more: more === 0 ? '' : warningDigestTexts[language].moreItems(more, whereToSee(reader)),
    how: items.some(isSent) ? howToSend(reader, language) : '',
    units: groups.map(({ unitName, items: own }) => ({
      heading: isOfOne ? null : unitName[language],
      items: own.map((item) => ({
        ...itemSectionOf(item, { day, at }, extent, asking, language),
        page: linksTo === null ? null : pageOf(item, linksTo, at),
      })),
    })),
  };
}

/** Where the items are that a letter does not show: on its page, by a command where the stage has no pages, or for the reader nowhere. */
function whereToSee({ portalUrl, limit }: DigestReader): 'page' | 'command' | 'nowhere' {
  if (portalUrl !== null) return 'page';
  return limit === null ? 'command' : 'nowhere';
}

/** Whether an item is done by sending figures. */
function isSent(item: WarningItem): boolean {
  return item.goal !== 'date' && !(item.goal === 'owed' && item.approval === 'waiting');
}

function howToSend({ portalUrl, limit, hasHelp }: DigestReader, language: Language): string {
  if (portalUrl !== null) return '';
  const { withoutPages, withoutSignIn, helpBelow } = sendingTexts[language];
  return `${limit === null ? withoutPages : withoutSignIn}${hasHelp ? ` ${helpBelow}` : ''}`;
}

/** What a superior reads about a unit: what is missing, and that the deadline had been moved for it. */
function newsInRow(item: WarningItem, at: InstantText | null, extent: Extent, language: Language): string {
  const waits = item.goal === 'owed' ? waitsForHead(item, language) : null;
  const news = waits ?? contentOf(item, true, at, extent, 'operations', language).news;
  const extended = item.goal === 'owed' ? extensionWords(item, at, language) : null;
  return extended === null ? news : `${news}. ${extended}`;
}

function itemSectionOf(
  item: WarningItem,
  when: DigestTime,
  extent: Extent,
  asking: Asking,
  language: Language,
): Omit<ItemSection, 'page'> {
  const texts = warningDigestTexts[language];
  const { extension } = item;
  const content = contentOf(item, isOver(item, when.at), when.at, extent, asking, language);
  return {
    title: titleOf(item, language),
    overdue: isOver(item, when.at),
    status: statusOf(item, when, language),
    illustrative: item.illustrative,
    deadline: deadlineWords(item, language).line,
    extended:
      extension === undefined
        ? null
        : texts.extended(
            formatDate(extension.from, language),
            formatDate(extension.decidedOn, language),
            extension.reason[language],
          ),
    ...content,
    consequences: [
      ...content.consequences,
      ...escalatedToOf(item, language),
      ...(item.noContact === undefined ? [] : [escalationTexts[language].noContact]),
    ],
  };
}

function escalatedToOf({ escalatedTo = [] }: WarningItem, language: Language): string[] {
  if (escalatedTo.length === 0) return [];
  return [escalationTexts[language].escalatedTo(escalatedTo.map((post) => post[language]).join('; '))];
}

/** What happens with a milestone that is not reached in time. */
function escalatesOf({ goal, escalatesOn }: WarningItem, language: Language): string[] {
  if (escalatesOn === undefined) return [];
  const { ifNotSent, ifNotDone } = escalationTexts[language];
  return [(goal === 'submissions' ? ifNotSent : ifNotDone)(formatDate(escalatesOn, language))];
}

/** What to do about many items, stated once. */
function todosOf(items: readonly WarningItem[], at: InstantText | null, language: Language): string[] {
  const { ahead, overdue } = warningDigestTexts[language].todoEach;
  return [
    ...(items.some((item) => isOver(item, at)) ? [overdue] : []),
    ...(items.some((item) => !isOver(item, at)) ? [ahead] : []),
  ];
}

function contentOf(
  item: WarningItem,
  overdue: boolean,
  at: InstantText | null,
  extent: Extent,
  asking: Asking,
  language: Language,
): ItemContent {
  const texts = warningDigestTexts[language];
  const { until } = deadlineWords(item, language);
  const plain = { measured: null, progress: null, consequences: escalatesOf(item, language) };
  switch (item.goal) {
    case 'date':
      return { ...plain, news: texts.dateAlone, todo: texts.todoDate(until) };
    case 'owed':
      return { ...plain, ...owedContent(item, at, extent, asking, language) };
    case 'submissions':
      return {
        ...plain,
        measured: submissionOf(item, language),
        news:
          item.lacking === undefined ? texts.notSubmitted : partlySubmitted(item.lacking, extent, language),
        todo: overdue ? texts.todoSubmitOverdue : texts.todoSubmit(until),
      };
    default:
      return {
        ...plain,
        measured: indicatorOf(item, language),
        news: item.target === 0 ? unknownWhole(item, language) : missingPart(item, overdue, language),
        progress: item.target === 0 ? null : progressOf(item, language),
        todo: overdue ? texts.todoOverdue : texts.todoAhead(until),
      };
  }
}

function missingPart(
  { done, target, measure, reach }: FigureItem,
  overdue: boolean,
  language: Language,
): string {
  const texts = warningDigestTexts[language];
  const amount = formatInteger(target + (reach === undefined ? 0 : 1) - done, language);
  return overdue ? texts.shortfall(amount, measure[language]) : texts.remaining(amount, measure[language]);
}

function unknownWhole({ figureDate }: FigureItem, language: Language): string {
  const texts = warningDigestTexts[language];
  return figureDate === null ? texts.nothingReported : texts.wholeUnknown(formatDate(figureDate, language));
}

function progressOf(item: FigureItem, language: Language): ItemProgress {
  const { done, target, measure, figureDate, forecast } = item;
  const texts = warningDigestTexts[language];
  const share = formatShare(done, target, language);
  const figures = [formatInteger(done, language), formatInteger(target, language)] as const;
  return {
    text: texts.progress(...figures, measure[language], share),
    percent: Math.min(99, Math.floor((done / target) * 100)),
    source: figureDate === null ? texts.noFigure : texts.figureDate(formatDate(figureDate, language)),
    forecast: forecast === undefined ? null : forecastWords(forecast, measure, language),
  };
}

function submissionOf({ setName, period, setDueAt }: SubmissionsItem, language: Language): string {
  const texts = warningDigestTexts[language];
  const figures = texts.submission(setName[language], formatPeriod(period, language));
  return setDueAt === undefined ? figures : `${figures}; ${texts.setDue(formatDeadline(setDueAt, language))}`;
}

function indicatorOf({ indicatorName, target, measure, reach }: FigureItem, language: Language): string {
  const texts = warningDigestTexts[language];
  const indicator = texts.indicator(indicatorName[language]);
  if (reach === undefined || target === 0) return indicator;
  return `${indicator}; ${texts.moreThan(formatInteger(target, language), measure[language])}`;
}
