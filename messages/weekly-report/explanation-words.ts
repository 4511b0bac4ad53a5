import {
  capitalise,
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatShare,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type {
  Explained,
  ExplainedChange,
  NamedIndicator,
  SomeIndicators,
} from '../../domain/report/explained.ts';
import { placesInWords } from './change-words.ts';
import { type ExplanationTexts, explanationTexts } from './explanation-texts.ts';
import { countedWords, indicatorIn } from './indicator-in.ts';
import { placesParts } from './short-explanation.ts';
import { amongWords, type ComparedPeriod, isFurtherBack, sinceWords } from './since-words.ts';

/** What an explanation is told by. */
export type ExplanationContext = {
  /** The indicators by their names; one that is not among them appears by its id. */
  readonly indicators: readonly NamedIndicator[];
  readonly period: string;
  /** How many units are ranked. */
  readonly of: number;
  /** What the unit is compared with; null where there is nothing. */
  readonly since: ComparedPeriod | null;
};

/**
 * Why a unit's points and rank changed, what it has not sent, and its cheapest step up, in whole sentences, from the same
 * numbers as the table. Of a unit that sent nothing there is nothing to explain.
 */
export function explanationWords(line: Explained, about: ExplanationContext, language: Language): string[] {
  if (!line.submitted) return [];
  const { indicators } = about;
  return [
    lackingSentence(line, indicators, language),
    lackedBeforeSentence(line, indicators, language),
    pointsSentence(line, indicators, language),
    placesSentence(line, language),
    beyondSentence(line, indicators, language),
    stepSentence(line, indicators, language),
  ].filter((sentence) => sentence !== null);
}

/** The same where no other sentence tells whether the unit is ranked, nor which period it is compared with. */
export function scorecardWords(line: Explained, about: ExplanationContext, language: Language): string[] {
  const texts = explanationTexts[language];
  const { since, period, of } = about;
  const among = line.delta === null ? null : amongWords(of, since, language);
  return [
    ...(line.notRanked === null ? [] : [`${capitalise(notRankedWords(line, language))}.`]),
    ...(line.delta !== null && isFurtherBack(since, period)
      ? [texts.comparedWith(sinceWords(since, period, language))]
      : []),
    ...(among === null ? [] : [`${capitalise(among)}.`]),
    ...explanationWords(line, about, language),
  ];
}

/** Why a unit has no rank: `chưa gửi số liệu nên không xếp hạng`. Empty for one that has. */
export function notRankedWords({ notRanked, lacking, unapproved }: Explained, language: Language): string {
  const texts = explanationTexts[language].notRanked;
  switch (notRanked) {
    case 'nothing-sent':
      return unapproved === undefined ? texts.nothingSent : texts.unapproved[unapproved];
    case 'partial':
      return texts.partial(lacking?.count ?? 0);
    case 'too-little-applies':
      return texts.tooLittleApplies;
    case 'unreadable':
      return texts.unreadable;
    case null:
      return '';
  }
}

/** `Chưa gửi 4 chỉ số (trước đó được 12,00 điểm): A; B; C; 1 chỉ số khác.` */
function lackingSentence(
  { lacking, why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  if (lacking === null) return null;
  const names = listed(lacking, indicators, language);
  return explanationTexts[language].lacking(lacking.count, names, lostWords(why, language));
}

/** The points that indicators without a figure now had before, if any: `12,00`. */
function lostWords(why: ExplainedChange | null, language: Language): string | null {
  return why === null || why.notSentNow === 0 ? null : formatPoints(-why.notSentNow, language);
}

/** `Trước đó chưa gửi 1 chỉ số, nay được 12,00 điểm: A.` */
function lackedBeforeSentence(
  { why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const before = why?.notSentBefore ?? null;
  if (before === null) return null;
  const names = listed(before, indicators, language);
  return explanationTexts[language].lackedBefore(before.count, names, formatPoints(before.points, language));
}

function listed(
  { named, count }: SomeIndicators,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  const rest = count - named.length;
  const names = named.map((id) => indicatorIn(indicators, id, language));
  return [...names, ...(rest === 0 ? [] : [explanationTexts[language].otherIndicators(rest)])].join('; ');
}

/**
 * `Tăng 3,39 điểm, nhiều nhất ở “Hồ sơ trực tuyến” +2,10; còn lại: …; 4 chỉ số khác −0,21.` Where figures were not sent, it is
 * about the indicators that have figures both times.
 */
function pointsSentence(
  { delta, why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  const [first] = why?.named ?? [];
  if (delta === null || why === null || first === undefined) return null;
  const apart = why.notSentNow + (why.notSentBefore?.points ?? 0);
  const isPart = why.notSentNow !== 0 || why.notSentBefore !== null;
  const points = delta.points - apart;
  const change = changeOf(points, texts, language);
  const beginning = isPart ? texts.sentBothTimes(change) : change;
  if (why.named.length === 1 && why.others.count === 0)
    return `${beginning}${texts.inOneIndicator(indicatorIn(indicators, first.indicator, language), remarkOf(first, language))}`;
  if (points === 0)
    return `${beginning}: ${partsOf(why, why.named.length, indicators, language).join('; ')}.`;
  const lead = why.named.find((one) => Math.sign(one.points) === Math.sign(points)) ?? first;
  const mostly = texts.mostly(partOf(lead, indicators, language, '“', '”'));
  const others = { ...why, named: why.named.filter((one) => one !== lead) };
  const parts = partsOf(others, others.named.length, indicators, language);
  return `${beginning}, ${mostly}${parts.length === 0 ? '' : texts.restOf(parts.join('; '))}.`;
}

/** The changes by indicator, the first `most` of them by name: `Hồ sơ trực tuyến +2,10`, `4 chỉ số khác −0,21`. */
function partsOf(
  { named, others }: ExplainedChange,
  most: number,
  indicators: readonly NamedIndicator[],
  language: Language,
): string[] {
  const rest = named.slice(most);
  const count = others.count + rest.length;
  const sum = rest.reduce((total, { points }) => total + points, others.points);
  return [
    ...named.slice(0, most).map((change) => partOf(change, indicators, language)),
    ...(count === 0
      ? []
      : [`${explanationTexts[language].otherIndicators(count)} ${formatPointsChange(sum, language)}`]),
  ];
}

/** `Hồ sơ trực tuyến +2,10`; of kind points with its figures: `Thủ tục hành chính +3,40 (3,80 → 7,20/12,00)`. */
function partOf(
  change: ExplainedChange['named'][number],
  indicators: readonly NamedIndicator[],
  language: Language,
  opening = '',
  closing = '',
): string {
  const name = `${opening}${indicatorIn(indicators, change.indicator, language)}${closing}`;
  return `${name} ${formatPointsChange(change.points, language)}${remarkOf(change, language)}`;
}

/** What follows the change of an indicator: its figures, and that it is scored otherwise than before. */
function remarkOf(change: ExplainedChange['named'][number], language: Language): string {
  return (
    figuresOf(change, language) + (change.rescored === undefined ? '' : explanationTexts[language].rescored)
  );
}

/** What an indicator of kind points had, has, and can have: ` (3,80 → 7,20/12,00)`; empty for any other. */
function figuresOf(
  { figures }: Pick<ExplainedChange['named'][number], 'figures'>,
  language: Language,
): string {
  if (figures === undefined) return '';
  const [before, now, of] = [figures.before, figures.now, figures.of].map((one) =>
    formatPoints(one, language),
  );
  return ` (${before} → ${now}/${of})`;
}

/** `Giảm 3 hạng: tự tăng 1, bị đơn vị khác vượt 4.` */
function placesSentence(line: Explained, language: Language): string | null {
  const parts = placesParts(line, language);
  const places = line.delta?.places ?? null;
  return parts === '' || places === null ? null : `${capitalise(placesInWords(places, language))}: ${parts}.`;
}

/** `Vượt chỉ tiêu: “Tỷ lệ đồng bộ” đạt 141% chỉ tiêu.` */
function beyondSentence(
  { beyond }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const [most, ...others] = beyond;
  if (most === undefined) return null;
  const { beyond: begin, attained, moreBeyond } = explanationTexts[language];
  const share = formatShare(most.attainment, 10_000, language);
  const more = others.length === 0 ? '' : moreBeyond(others.length);
  return `${begin}${attained(indicatorIn(indicators, most.indicator, language), share)}${more}.`;
}

/** `Cách nhanh nhất để lên hạng: thêm 120 “Hồ sơ đã đồng bộ” ở chỉ số “Tỷ lệ đồng bộ”, được cộng 0,40 điểm và lên hạng 3 nếu …` */
function stepSentence(
  { stepUp, noSingleStep }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  if (stepUp === null) return noSingleStep ? texts.noSingleStep : null;
  const { more, points, rank } = stepUp;
  const indicator = indicators.find(({ id }) => id === stepUp.indicator);
  const name = indicatorIn(indicators, stepUp.indicator, language);
  const [gained, reached] = [formatPoints(points, language), formatInteger(rank, language)];
  if (more === null) return texts.send(name, gained, reached);
  const change = more < 0 ? texts.less : texts.more;
  const inPoints = indicator?.counts === 'points';
  const amount = (inPoints ? formatPoints : formatInteger)(Math.abs(more), language);
  const gain = inPoints && more === points ? null : gained;
  return texts.step(change(amount, countedWords(indicator, language)), name, gain, reached);
}

function changeOf(points: number, texts: ExplanationTexts, language: Language): string {
  const amount = formatPoints(Math.abs(points), language);
  return points > 0 ? texts.morePoints(amount) : points < 0 ? texts.fewerPoints(amount) : texts.samePoints;
}
