import type { Ranking } from '../../contract/rankings/ranking.ts';
import { asDecimal } from '../../domain/kinds/hundredths.ts';
import type { Language } from '../../domain/language/text.ts';
import type { ComparedWith } from '../../domain/ranking/edition.ts';
import {
  type RescoredIndicator,
  type ScoringChange,
  shortenedScoring,
} from '../../domain/ranking/scoring-change.ts';
import { scoringSentence } from '../../messages/weekly-report/scoring-words.ts';
import { sinceWords } from '../../messages/weekly-report/since-words.ts';

/**
 * How the scoring changed, in words and by indicator, with points instead of hundredths; empty where it did not.
 * @param period the period that is compared
 * @param comparedWith what it is compared with
 */
export function scoringAnswer(
  change: ScoringChange | null,
  period: string,
  comparedWith: ComparedWith | null,
): Pick<Ranking, 'scoringChanged'> {
  if (change === null) return {};
  const words = (language: Language) =>
    scoringSentence(change, sinceWords(comparedWith, period, language), language);
  const { indicators, count, rules } = shortenedScoring(change);
  return {
    scoringChanged: {
      text: { vi: words('vi'), en: words('en') },
      indicators: indicators.map(indicatorAnswer),
      count,
      rules,
    },
  };
}

function indicatorAnswer({ maxPoints, target, ...rest }: RescoredIndicator) {
  const share = (figure: number | null) =>
    figure === null || target?.in === 'count' ? figure : asDecimal(figure);
  return {
    ...rest,
    ...(maxPoints && { maxPoints: { before: asDecimal(maxPoints.before), now: asDecimal(maxPoints.now) } }),
    ...(target && { target: { ...target, before: share(target.before), now: share(target.now) } }),
  };
}
