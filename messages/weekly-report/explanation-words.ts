import {
  capitalise,
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Explained, ExplainedChange, NamedIndicator } from '../../domain/report/explained.ts';
import { placesInWords } from './change-words.ts';
import { type ExplanationTexts, explanationTexts } from './explanation-texts.ts';

/** How many indicators the short form names. */
const namedInShort = 2;

/**
 * Why a unit's points and rank changed, and its cheapest step up, in full sentences, with the same numbers as the
 * table. A unit with nothing to compare gets only its step up, if any.
 * @param indicators the indicators by name; an unlisted one appears by its id
 */
export function explanationWords(
  line: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string[] {
  return [
    pointsSentence(line, indicators, language),
    placesSentence(line, language),
    stepSentence(line, indicators, language),
  ].filter((sentence) => sentence !== null);
}

/**
 * The short form, beside a table that shows the change itself:
 * `Hồ sơ trực tuyến +2,10; 5 chỉ số khác +1,29. Hạng thay đổi nếu chỉ tính đơn vị này: +1; nếu chỉ tính các đơn vị khác: −4.`
 * Empty when there is nothing to explain.
 */
export function shortExplanation(
  { why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  if (why === null) return '';
  const { ownPlaces, othersPlaces } = why;
  const parts = partsOf(why, namedInShort, indicators, language);
  const [own, others] = [ownPlaces, othersPlaces].map((places) => formatSignedInteger(places, language));
  return [
    ...(parts.length === 0 ? [] : [`${parts.join('; ')}.`]),
    ...(ownPlaces === 0 && othersPlaces === 0
      ? []
      : [explanationTexts[language].shortPlaces(own ?? '', others ?? '')]),
  ].join(' ');
}

/** `Tăng 3,39 điểm, gồm: Hồ sơ trực tuyến +2,10; …; 4 chỉ số khác −0,21.` */
function pointsSentence(
  { delta, why }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  const first = why?.named[0];
  if (delta === null || why === null || first === undefined) return null;
  if (why.named.length === 1 && why.others.count === 0) {
    const name = nameOf(indicators, first.indicator, language);
    return `${changeOf(delta.points, texts, language)}${texts.inOneIndicator(name)}`;
  }
  const parts = partsOf(why, why.named.length, indicators, language);
  const joint = delta.points === 0 ? ': ' : texts.madeOf;
  return `${changeOf(delta.points, texts, language)}${joint}${parts.join('; ')}.`;
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
    ...named
      .slice(0, most)
      .map(
        ({ indicator, points }) =>
          `${nameOf(indicators, indicator, language)} ${formatPointsChange(points, language)}`,
      ),
    ...(count === 0
      ? []
      : [`${explanationTexts[language].otherIndicators(count)} ${formatPointsChange(sum, language)}`]),
  ];
}

/** `Giảm 3 hạng. Nếu chỉ tính thay đổi điểm của đơn vị thì tăng 1 hạng; nếu chỉ tính các đơn vị khác thì giảm 4 hạng.` */
function placesSentence({ delta, why }: Explained, language: Language): string | null {
  if (delta === null || why === null) return null;
  if (delta.places === 0 && why.ownPlaces === 0 && why.othersPlaces === 0) return null;
  const places = capitalise(placesInWords(delta.places, language));
  const own = placesInWords(why.ownPlaces, language);
  return explanationTexts[language].places(places, own, placesInWords(why.othersPlaces, language));
}

/** `Cách ngắn nhất để lên hạng: thêm 120 “Hồ sơ đã đồng bộ” ở chỉ số “Tỷ lệ đồng bộ”, được cộng 0,40 điểm và lên hạng 3 nếu …` */
function stepSentence(
  { rank: present, why, stepUp }: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string | null {
  const texts = explanationTexts[language];
  if (stepUp === null) return why === null || present === 1 ? null : texts.noSingleStep;
  const { more, points, rank } = stepUp;
  const indicator = indicators.find(({ id }) => id === stepUp.indicator);
  const change = more < 0 ? texts.less : texts.more;
  const name = nameOf(indicators, stepUp.indicator, language);
  const inPoints = indicator?.counts === 'points';
  const amount = (inPoints ? formatPoints : formatInteger)(Math.abs(more), language);
  const gain = inPoints && more === points ? null : formatPoints(points, language);
  const counted = countedWords(indicator, language);
  return texts.step(change(amount, counted), name, gain, formatInteger(rank, language));
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
