import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { mostPreviewsADay } from '../../domain/delivery/mail-limits.ts';
import { formatDate } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { secondsToMidnight } from '../../domain/period/day-window.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { pointerIn, type RequestPart } from '../catalogue/unknown-parameter.ts';

/** The occurrence is unknown: it has no row in the ledger and no messages. */
export function noOccurrence(id: string, pointer: string): Problem {
  const detail = {
    vi: `Chưa có lần chạy «${id}»; xem GET /v1/occurrences.`,
    en: `There is no run “${id}”; GET /v1/occurrences lists them.`,
  };
  return new Problem('not-found', detail, [{ pointer, code: 'unknown-occurrence', detail }]);
}

/** There is no report of so many days to list deliveries of. */
export function noReportYet(days: number): Problem {
  return new Problem('not-found', {
    vi: `Chưa có báo cáo nào trong ${days} ngày qua; nêu rõ lần chạy, ví dụ «?occurrence=warn@2024-01-15T00:30:00Z» (xem GET /v1/occurrences).`,
    en: `There has been no report in the last ${days} days; name an occurrence, such as ?occurrence=warn@2024-01-15T00:30:00Z (GET /v1/occurrences lists them).`,
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
export function dayTooFar(place: RequestPart, back: number, ahead: number): Problem {
  return badParameter(pointerIn(place, 'at'), {
    vi: `Chọn ngày trong khoảng từ ${back} ngày trước đến ${ahead} ngày sau hôm nay.`,
    en: `Choose a day from ${back} days back to ${ahead} days ahead.`,
  });
}

/** A test message may not go to this address. */
export function addressNotAllowed({ previewDomains = [] }: Catalogue, to: string): Problem {
  const domains = previewDomains.map((domain) => `@${domain}`).join(', ');
  const detail = {
    vi: `Chưa gửi: ${to} không phải địa chỉ của người nhận nào trong danh mục${domains === '' ? '' : ` và không thuộc ${domains}`}. Gửi thử tới địa chỉ có trong danh mục, hoặc thêm tên miền của cơ quan vào «previewDomains» của danh mục.`,
    en: `Nothing was sent: ${to} is not the address of a recipient in the catalogue${domains === '' ? '' : `, nor at ${domains}`}. Use an address of the catalogue, or add your organisation’s domain to its “previewDomains”.`,
  };
  return new Problem('address-not-allowed', detail, [
    { pointer: '/to', code: 'address-not-allowed', detail },
  ]);
}

/** All test messages of the day have been sent. */
export function tooManyPreviews(now: Temporal.Instant): Problem {
  return new Problem(
    'too-many-requests',
    {
      vi: `Chưa gửi: hôm nay đã gửi thử ${mostPreviewsADay} thư, là mức nhiều nhất một ngày. Xem nội dung mà không gửi bằng GET /v1/preview; gửi thử tiếp từ 0 giờ ngày mai.`,
      en: `Nothing was sent: ${mostPreviewsADay} test messages were sent today, the most for a day. GET /v1/preview shows messages without sending them; test messages can be sent again from midnight.`,
    },
    [],
    { retryAfterSeconds: secondsToMidnight(now) },
  );
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
