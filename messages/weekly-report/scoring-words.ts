import { formatInteger, formatPoints, formatShare } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { RescoredIndicator, ScoringChange, ScoringRule } from '../../domain/ranking/scoring-change.ts';

type Texts = {
  readonly changed: (since: string, what: string) => string;
  readonly asAbove: (since: string) => string;
  readonly added: (maxPoints: string) => string;
  readonly ended: (maxPoints: string) => string;
  readonly maxPoints: (change: string) => string;
  readonly target: (change: string) => string;
  readonly none: string;
  readonly rule: string;
  readonly units: string;
  readonly more: (count: string, isOne: boolean) => string;
  readonly rules: Readonly<Record<ScoringRule, string>>;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    changed: (since, what) =>
      `Cách tính điểm đã thay đổi so với ${since}: ${what}. Vì vậy điểm và thứ hạng kỳ này chỉ so sánh được một phần với ${since}.`,
    asAbove: (since) =>
      `Cách tính điểm đã thay đổi so với ${since} như nêu ở bảng trên; điểm và thứ hạng chỉ so sánh được một phần.`,
    added: (maxPoints) => `bắt đầu tính điểm, tối đa ${maxPoints}`,
    ended: (maxPoints) => `không còn tính điểm, trước đó tối đa ${maxPoints}`,
    maxPoints: (change) => `điểm tối đa ${change}`,
    target: (change) => `chỉ tiêu ${change}`,
    none: 'không có',
    rule: 'đổi quy tắc tính',
    units: 'đổi đơn vị áp dụng',
    more: (count) => `và ${count} chỉ số khác`,
    rules: {
      notApplicable: 'điểm của chỉ số không phát sinh',
      missing: 'cách tính khi chưa gửi số liệu',
      partial: 'cách tính khi gửi thiếu chỉ số',
      minimumApplicable: 'phần phải phát sinh để được xếp hạng',
    },
  },
  en: {
    changed: (since, what) =>
      `The way of scoring has changed since ${since}: ${what}. Points and ranks are therefore only partly comparable with ${since}.`,
    asAbove: (since) =>
      `The way of scoring has changed since ${since}, as in the ranking above; points and ranks are only partly comparable.`,
    added: (maxPoints) => `now scored, maximum points ${maxPoints}`,
    ended: (maxPoints) => `no longer scored, maximum points were ${maxPoints}`,
    maxPoints: (change) => `maximum points ${change}`,
    target: (change) => `target ${change}`,
    none: 'none',
    rule: 'rule for points changed',
    units: 'applies to other units',
    more: (count, isOne) => `and ${count} more ${isOne ? 'indicator' : 'indicators'}`,
    rules: {
      notApplicable: 'the points of indicators for which nothing arose',
      missing: 'what a missing submission means',
      partial: 'what a partial submission means',
      minimumApplicable: 'how much must apply to a unit to be ranked',
    },
  },
};

/** The most indicators named in one sentence. */
const mostNamed = 10;

/**
 * That the scoring of a ranking changed, and how: `Cách tính điểm đã thay đổi so với kỳ trước: “Hồ sơ trực tuyến” (điểm tối đa 2,00 → 3,00); …`
 * @param since names the period compared with
 * @param most the most indicators to name
 */
export function scoringSentence(
  change: ScoringChange,
  since: string,
  language: Language,
  most: number = mostNamed,
): string {
  const { changed, more, rules } = texts[language];
  const named = change.indicators.slice(0, Math.min(most, mostNamed));
  const rest = change.count - named.length;
  const what = [
    ...change.rules.map((rule) => rules[rule]),
    ...named.map((one) => `“${one.name[language]}” (${rescoredWords(one, language)})`),
    ...(rest === 0 ? [] : [more(formatInteger(rest, language), rest === 1)]),
  ];
  return changed(since, what.join('; '));
}

/** The same where a ranking above it has said how. */
export function scoringAsAbove(since: string, language: Language): string {
  return texts[language].asAbove(since);
}

/** How the scoring of an indicator changed: `điểm tối đa 2,00 → 3,00, chỉ tiêu 80% → 100%` */
export function rescoredWords(one: RescoredIndicator, language: Language): string {
  const { added, ended, maxPoints: points, target, none, rule, units } = texts[language];
  const { before: was = 0, now: is = 0 } = one.maxPoints ?? {};
  if (one.what === 'added') return added(formatPoints(is, language));
  if (one.what === 'ended') return ended(formatPoints(was, language));
  const reach = (figure: number | null) => {
    if (figure === null) return none;
    return one.target?.in === 'share'
      ? formatShare(figure, 10_000, language)
      : formatInteger(figure, language);
  };
  return [
    ...(one.maxPoints === undefined
      ? []
      : [points(`${formatPoints(was, language)} → ${formatPoints(is, language)}`)]),
    ...(one.target === undefined ? [] : [target(`${reach(one.target.before)} → ${reach(one.target.now)}`)]),
    ...(one.rule === undefined ? [] : [rule]),
    ...(one.units === undefined ? [] : [units]),
  ].join(', ');
}
