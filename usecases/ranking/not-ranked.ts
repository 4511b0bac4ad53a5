import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { leagueWithId, nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { capitalise, formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { rankRunOf } from '../../domain/schedule/reporting-day.ts';
import type { ScheduleTimes } from '../../domain/schedule/schedule-times.ts';

/**
 * Rejects a request for a ranking that does not exist, and says which rankings the set has and when they are made.
 * @param times when the deployment ranks
 * @param league the one league asked for, if any
 */
export function notRanked(
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
  times: ScheduleTimes,
  league: string | null = null,
): Problem {
  const within = nameWithId(set);
  const of = league && leagueWithId(catalogue, league);
  const why = reason(set, period, times);
  return new Problem('not-found', {
    vi: `${capitalise(formatPeriod(period.id, 'vi'))} chưa có bảng xếp hạng${of ? ` khối ${of.vi}` : ''} theo ${within.vi}. ${why.vi}`,
    en: `There is no ranking${of ? ` of ${of.en}` : ''} by ${within.en} for ${formatPeriod(period.id, 'en')}. ${why.en}`,
  });
}

function reason(set: IndicatorSet, period: Period, times: ScheduleTimes): Text {
  if (set.leagues.length === 0)
    return { vi: 'Bộ này chỉ thu số liệu, không xếp hạng.', en: 'This set is collected, not ranked.' };
  if (period.frequency !== 'week')
    return {
      vi: 'Chỉ xếp hạng theo tuần, ví dụ 2024-W02; tháng, quý, năm xem bảng tổng hợp.',
      en: 'Only weeks are ranked, such as 2024-W02; for a month, a quarter or a year, see the league table.',
    };
  if (!isOwed(set, period))
    return {
      vi: 'Bộ này không yêu cầu số liệu của tuần ấy.',
      en: 'This set asks for no figures of that week.',
    };
  const at = rankRunOf(period, times).toString();
  return {
    vi: `Tuần này xếp hạng lúc ${formatDeadline(at, 'vi')}.`,
    en: `It is made at ${formatDeadline(at, 'en')}.`,
  };
}
