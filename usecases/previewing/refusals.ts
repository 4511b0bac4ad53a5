import { formatDate } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type Place, pointerIn } from '../catalogue/unknown-parameter.ts';

/** The occurrence is unknown: it has no row in the ledger and no messages. */
export function noOccurrence(id: string, pointer: string): Problem {
  const detail = {
    vi: `Chưa có lần chạy «${id}»; xem GET /v1/occurrences.`,
    en: `There is no run “${id}”; GET /v1/occurrences lists them.`,
  };
  return new Problem('not-found', detail, [{ pointer, code: 'unknown-occurrence', detail }]);
}

/** There is no report to list deliveries of. */
export function noReportYet(): Problem {
  return new Problem('not-found', {
    vi: 'Chưa có báo cáo nào trong 35 ngày qua; nêu rõ lần chạy, ví dụ «?occurrence=warn@2024-01-15T00:30:00Z» (xem GET /v1/occurrences).',
    en: 'There has been no report in the last 35 days; name an occurrence, such as ?occurrence=warn@2024-01-15T00:30:00Z (GET /v1/occurrences lists them).',
  });
}

/** The time range is reversed, or too long to process. */
export function rangeTooLong(days: number): Problem {
  return badParameter('query:from', {
    vi: `Chọn «from» không sau «to», cách nhau nhiều nhất ${days} ngày.`,
    en: `Choose “from” no later than “to”, at most ${days} days apart.`,
  });
}

/** The day is too far away to preview. */
export function dayTooFar(place: Place, back: number, ahead: number): Problem {
  return badParameter(pointerIn(place, 'at'), {
    vi: `Chọn ngày trong khoảng từ ${back} ngày trước đến ${ahead} ngày sau hôm nay.`,
    en: `Choose a day from ${back} days back to ${ahead} days ahead.`,
  });
}

/** The day has no message to test. */
export function nothingToTry(day: string): Problem {
  return new Problem('not-found', {
    vi: `Ngày ${formatDate(day, 'vi')} không có thư nào như vậy để gửi thử; GET /v1/preview?at=${day} cho biết vì sao.`,
    en: `On ${formatDate(day, 'en')} there is no such message to test; GET /v1/preview?at=${day} shows why.`,
  });
}

function badParameter(pointer: string, detail: Text): Problem {
  return new Problem('malformed-request', detail, [{ pointer, code: 'out-of-bounds', detail }]);
}
