import { formatDate, formatInteger, formatShare, formatWeekday } from '../language/format.ts';
import type { Language } from '../language/text.ts';
import type { WarningItem } from '../milestone/warning-digest.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';
import { warningStatus } from './warning-status.ts';

/** One milestone of a digest as it is shown. */
export type ItemSection = {
  readonly title: string;
  readonly overdue: boolean;
  readonly status: string;
  readonly illustrative: boolean;
  readonly deadline: string;
  readonly indicator: string;
  /** The one thing to know about the figures: what is missing, or that nothing is known. */
  readonly news: string;
  /** Null when the unit has not said what there is to do. */
  readonly progress: ItemProgress | null;
  readonly todo: string;
};

/** How far an item has come. `percent` is whole and fills a bar: 0 to 99, as the item is not complete. */
export type ItemProgress = { readonly text: string; readonly percent: number; readonly source: string };

/** Puts one item of a digest into words. `day` is the day of the warning. */
export function itemSectionOf(item: WarningItem, day: string, language: Language): ItemSection {
  const texts = warningDigestTexts[language];
  const date = formatDate(item.date, language);
  const overdue = item.kind === 'overdue';
  return {
    title: item.name[language],
    overdue,
    status: warningStatus(item, day, language),
    illustrative: item.illustrative,
    deadline: texts.deadline(formatWeekday(item.date, language), date),
    indicator: texts.indicator(item.indicatorName[language]),
    news: item.target === 0 ? unknownWhole(item, language) : missingPart(item, language),
    progress: item.target === 0 ? null : progressOf(item, language),
    todo: overdue ? texts.todoOverdue : texts.todoAhead(date),
  };
}

function missingPart({ done, target, measure, kind }: WarningItem, language: Language): string {
  const texts = warningDigestTexts[language];
  const amount = formatInteger(target - done, language);
  return kind === 'overdue'
    ? texts.shortfall(amount, measure[language])
    : texts.remaining(amount, measure[language]);
}

function unknownWhole({ figureDate }: WarningItem, language: Language): string {
  const texts = warningDigestTexts[language];
  return figureDate === null ? texts.nothingReported : texts.wholeUnknown(formatDate(figureDate, language));
}

function progressOf({ done, target, measure, figureDate }: WarningItem, language: Language): ItemProgress {
  const texts = warningDigestTexts[language];
  const share = formatShare(done, target, language);
  const figures = [formatInteger(done, language), formatInteger(target, language)] as const;
  return {
    text: texts.progress(...figures, measure[language], share),
    percent: Math.min(99, Math.floor((done / target) * 100)),
    source: figureDate === null ? texts.noFigure : texts.figureDate(formatDate(figureDate, language)),
  };
}
