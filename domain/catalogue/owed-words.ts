import { formatPeriod } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { Frequency } from '../period/period.ts';
import type { IndicatorSet } from './catalogue.ts';

const every: Record<Frequency, Text> = {
  week: { vi: 'theo tuần', en: 'weekly' },
  month: { vi: 'theo tháng', en: 'monthly' },
  quarter: { vi: 'theo quý', en: 'quarterly' },
  half: { vi: 'theo nửa năm', en: 'half-yearly' },
  year: { vi: 'theo năm', en: 'yearly' },
};

/** For which periods a set asks for figures: `theo tuần, từ tuần 40/2023`; `weekly, from week 40 of 2023`. */
export function owedWords({ frequency, owed }: IndicatorSet): Text {
  return { vi: words('vi'), en: words('en') };

  function words(language: Language): string {
    const ranges = owed.map(({ from, to }) => rangeWords(from, to, language));
    return [every[frequency][language], ...ranges].join(', ');
  }
}

function rangeWords(from: string, to: string | undefined, language: Language): string {
  const first = formatPeriod(from, language);
  if (to === from) return language === 'vi' ? `chỉ ${first}` : `${first} only`;
  const start = language === 'vi' ? `từ ${first}` : `from ${first}`;
  if (to === undefined) return start;
  return `${start} ${language === 'vi' ? 'đến' : 'to'} ${formatPeriod(to, language)}`;
}
