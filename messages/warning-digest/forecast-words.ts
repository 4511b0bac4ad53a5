import { formatAmount, formatDate } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Forecast } from '../../domain/milestone/forecast.ts';
import type { MilestoneStatus } from '../../domain/milestone/milestone-statuses.ts';

/** A forecast in words: what is expected, and why. `status` is null once the date has passed, because the letter says so already. */
export type ForecastWords = { readonly status: string | null; readonly text: string };

type Words = {
  readonly statuses: Readonly<Record<MilestoneStatus, string | null>>;
  readonly noPace: string;
  readonly noGrowth: string;
  readonly pace: (perDay: string, measure: string) => string;
  readonly needed: (perDay: string, measure: string) => string;
  readonly noProjection: string;
  readonly projected: (date: string) => string;
  readonly earliest: (date: string) => string;
  readonly latest: (date: string) => string;
};

const words: Readonly<Record<Language, Words>> = {
  vi: {
    statuses: { done: null, 'on-track': 'Đúng tiến độ', 'at-risk': 'Có nguy cơ chậm tiến độ', overdue: null },
    noPace: 'Chưa đủ số liệu để tính tốc độ',
    noGrowth: 'Số liệu gần đây không tăng',
    pace: (perDay, measure) => `Tốc độ gần đây ${perDay} ${measure}/ngày`,
    needed: (perDay, measure) => `cần ${perDay} ${measure}/ngày kể từ ngày có số liệu để kịp hạn`,
    noProjection: 'Chưa dự kiến được ngày hoàn thành',
    projected: (date) => `Dự kiến hoàn thành ngày ${date}`,
    earliest: (date) => `sớm nhất ${date}`,
    latest: (date) => `muộn nhất ${date}`,
  },
  en: {
    statuses: { done: null, 'on-track': 'On track', 'at-risk': 'At risk', overdue: null },
    noPace: 'Too few figures to calculate the pace',
    noGrowth: 'The latest figures show no growth',
    pace: (perDay, measure) => `Recent pace: ${perDay} ${measure} a day`,
    needed: (perDay, measure) =>
      `${perDay} ${measure} a day needed from the date of the figures to meet the deadline`,
    noProjection: 'A completion date cannot be projected yet',
    projected: (date) => `Projected completion: ${date}`,
    earliest: (date) => `earliest ${date}`,
    latest: (date) => `latest ${date}`,
  },
};

/**
 * Puts a forecast into two sentences: `Tốc độ gần đây 1.250 tài khoản/ngày; cần 10.698 tài khoản/ngày kể từ ngày có số liệu để kịp
 * hạn. Dự kiến hoàn thành ngày 14/06/2023 (sớm nhất 08/06/2023, muộn nhất 03/07/2023).`
 */
export function forecastWords(forecast: Forecast, measure: Text, language: Language): ForecastWords {
  const { pace, neededPace, projected, earliest, latest, status } = forecast;
  const say = words[language];
  const day = (date: string) => formatDate(date, language);
  const speed =
    pace === null
      ? say.noPace
      : pace.amount <= 0
        ? say.noGrowth
        : say.pace(formatAmount(pace.perDay, language), measure[language]);
  const needed = neededPace && say.needed(formatAmount(neededPace.perDay, language), measure[language]);
  const range = [
    ...(earliest === null || earliest === projected ? [] : [say.earliest(day(earliest))]),
    ...(latest === null || latest === projected ? [] : [say.latest(day(latest))]),
  ];
  const finish = projected === null ? say.noProjection : say.projected(day(projected));
  const inRange = projected === null || range.length === 0 ? '' : ` (${range.join(', ')})`;
  return {
    status: say.statuses[status],
    text: `${needed === null ? speed : `${speed}; ${needed}`}. ${finish}${inRange}.`,
  };
}
