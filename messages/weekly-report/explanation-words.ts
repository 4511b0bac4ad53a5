import {
  capitalise,
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatShare,
  formatSignedInteger,
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
import { amongWords, type ComparedPeriod, isFurtherBack, sinceWords } from './since-words.ts';

/** How many indicators the short form names. */
const namedInShort = 2;

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
export function notRankedWords({ notRanked, lacking }: Explained, language: Language): string {
  const texts = explanationTexts[language].notRanked;
  switch (notRanked) {
    case 'nothing-sent':
      return texts.nothingSent;
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

/**
 * The same in a few words, where a table already shows the change itself: `Hồ sơ trực tuyến +2,10; 5 chỉ số khác
 * +1,29. Hạng thay đổi nếu chỉ tính đơn vị này: +1; nếu chỉ tính các đơn vị khác: −4.` Empty where there is nothing to explain.
 */
export function shortExplanation(
  { why, lacking }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  if (why === null) return '';
  const texts = explanationTexts[language];
  const { ownPlaces, othersPlaces } = why;
  const parts = partsOf(why, namedInShort, indicators, language);
  const isStill = ownPlaces === null || othersPlaces === null || (ownPlaces === 0 && othersPlaces === 0);
  return [
    ...(lacking === null ? [] : [texts.shortLacking(lacking.count, lostWords(why, language))]),
    ...(why.notSentBefore === null
      ? []
      : [
          texts.shortLackedBefore(
            why.notSentBefore.count,
            formatPointsChange(why.notSentBefore.points, language),
          ),
        ]),
    ...(parts.length === 0 ? [] : [`${parts.join('; ')}.`]),
    ...(isStill
      ? []
      : [
          texts.shortPlaces(
            formatSignedInteger(ownPlaces, language),
            formatSignedInteger(othersPlaces, language),
          ),
        ]),
  ].join(' ');
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
  const names = named.map((id) => nameOf(indicators, id, language));
  return [...names, ...(rest === 0 ? [] : [explanationTexts[language].otherIndicators(rest)])].join('; ');
}

/**
 * `Tăng 3,39 điểm, gồm: Hồ sơ trực tuyến +2,10; …; 4 chỉ số khác −0,21.` Where figures were not sent, it is about the
 * indicators that have figures both times.
 */
function pointsSentence(
  { delta, why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  const first = why?.named[0];
  if (delta === null || why === null || first === undefined) return null;
  const apart = why.notSentNow + (why.notSentBefore?.points ?? 0);
  const isPart = why.notSentNow !== 0 || why.notSentBefore !== null;
  const points = delta.points - apart;
  const change = changeOf(points, texts, language);
  const beginning = isPart ? texts.sentBothTimes(change) : change;
  if (why.named.length === 1 && why.others.count === 0 && first.figures === undefined)
    return `${beginning}${texts.inOneIndicator(nameOf(indicators, first.indicator, language))}`;
  const parts = partsOf(why, why.named.length, indicators, language);
  return `${beginning}${points === 0 ? ': ' : texts.madeOf}${parts.join('; ')}.`;
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
  { indicator, points, figures }: ExplainedChange['named'][number],
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  const change = `${nameOf(indicators, indicator, language)} ${formatPointsChange(points, language)}`;
  if (figures === undefined) return change;
  const [before, now, of] = [figures.before, figures.now, figures.of].map((one) =>
    formatPoints(one, language),
  );
  return `${change} (${before} → ${now}/${of})`;
}

/** `Giảm 3 hạng. Nếu chỉ tính thay đổi điểm của đơn vị thì tăng 1 hạng; nếu chỉ tính các đơn vị khác thì giảm 4 hạng.` */
function placesSentence({ delta, why }: Explained, language: Language): string | null {
  if (delta === null || delta.places === null) return null;
  if (why === null || why.ownPlaces === null || why.othersPlaces === null) return null;
  if (delta.places === 0 && why.ownPlaces === 0 && why.othersPlaces === 0) return null;
  const places = capitalise(placesInWords(delta.places, language));
  const own = placesInWords(why.ownPlaces, language);
  return explanationTexts[language].places(places, own, placesInWords(why.othersPlaces, language));
}

/** `Vượt chỉ tiêu: “Tỷ lệ đồng bộ” đạt 141% chỉ tiêu.` */
function beyondSentence(
  { beyond }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  if (beyond.length === 0) return null;
  const { beyond: begin, attained } = explanationTexts[language];
  const parts = beyond.map(({ indicator, attainment }) =>
    attained(nameOf(indicators, indicator, language), formatShare(attainment, 10_000, language)),
  );
  return `${begin}${parts.join('; ')}.`;
}

/** `Cách ngắn nhất để lên hạng: thêm 120 “Hồ sơ đã đồng bộ” ở chỉ số “Tỷ lệ đồng bộ”, được cộng 0,40 điểm và lên hạng 3 nếu …` */
function stepSentence(
  { stepUp, noSingleStep }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  if (stepUp === null) return noSingleStep ? texts.noSingleStep : null;
  const { more, points, rank } = stepUp;
  const indicator = indicators.find(({ id }) => id === stepUp.indicator);
  const name = nameOf(indicators, stepUp.indicator, language);
  const [gained, reached] = [formatPoints(points, language), formatInteger(rank, language)];
  if (more === null) return texts.send(name, gained, reached);
  const change = more < 0 ? texts.less : texts.more;
  const inPoints = indicator?.counts === 'points';
  const amount = (inPoints ? formatPoints : formatInteger)(Math.abs(more), language);
  const gain = inPoints && more === points ? null : gained;
  return texts.step(change(amount, countedWords(indicator, language)), name, gain, reached);
}

/** What an indicator counts, after a number: ` “Hồ sơ đã đồng bộ”`, ` nhiệm vụ`, ` điểm`. */
function countedWords(indicator: NamedIndicator | undefined, language: Language): string {
  switch (indicator?.counts) {
    case 'points':
      return ` ${explanationTexts[language].points}`;
    case 'part':
      return ` “${indicator.counted[language]}”`;
    case 'things':
      return ` ${indicator.counted[language]}`;
    case undefined:
      return '';
  }
}

function changeOf(points: number, texts: ExplanationTexts, language: Language): string {
  const amount = formatPoints(Math.abs(points), language);
  return points > 0 ? texts.morePoints(amount) : points < 0 ? texts.fewerPoints(amount) : texts.samePoints;
}

function nameOf(indicators: readonly NamedIndicator[], id: string, language: Language): string {
  return indicators.find((indicator) => indicator.id === id)?.name[language] ?? id;
}
