import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../domain/access/caller.ts';
import { credentialWords } from '../../domain/access/credential-words.ts';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { mostRevisions } from '../../domain/submission/submission-limits.ts';
import type { IncomingSubmission } from './incoming-submission.ts';

/** A violation with its text in both languages. */
export function violationAt(pointer: string, code: string, vi: string, en: string): Violation {
  return { pointer, code, detail: { vi, en } };
}

/** Rejects a submission with these violations; nothing was recorded. */
export function invalidSubmission(violations: readonly Violation[]): Problem {
  const count = violations.length;
  return new Problem(
    'invalid-submission',
    {
      vi: `Chưa ghi nhận: có ${count} chỗ cần sửa. Sửa rồi gửi lại toàn bộ.`,
      en: `Nothing was recorded: ${count} ${count === 1 ? 'thing needs' : 'things need'} fixing. Fix and send the whole submission again.`,
    },
    violations,
  );
}

/** A unit submits its own figures only, and those that it reports for others. */
export function notYourUnit(catalogue: Catalogue, id: string, caller: Caller): Problem {
  const unit = unitWithId(catalogue, id);
  const { vi, en } = credentialWords(caller);
  const isSession = caller.session !== undefined;
  return new Problem('forbidden', {
    vi: `${vi} không được gửi số liệu của ${unit.vi}; ${isSession ? 'người được giao của đơn vị ấy đăng nhập rồi gửi' : 'dùng mã truy cập của đơn vị ấy'}.`,
    en: `${en} may not submit figures of ${unit.en}; ${isSession ? 'somebody of that unit signs in and sends them' : 'use that unit’s token'}.`,
  });
}

/** The period is locked; only an exception lets a unit change its figures. */
export function periodLocked(
  catalogue: Catalogue,
  { leagues }: Pick<IndicatorSet, 'leagues'>,
  period: string,
  locksAt: Temporal.Instant,
): Problem {
  const at = locksAt.toString();
  const [forVi, forEn] =
    leagues.length === 0 ? ['', ''] : [' để tổng hợp, xếp hạng', ', when the ranking used its figures'];
  return new Problem('period-locked', {
    vi: `Chưa ghi nhận: ${formatPeriod(period, 'vi')} đã chốt số liệu lúc ${formatDeadline(at, 'vi')}${forVi}. Cần sửa, đơn vị xin gia hạn (nút «Xin gia hạn» ở cổng làm việc, lệnh «extension ask», hoặc POST /v1/extension-requests), hoặc liên hệ ${catalogue.helpdesk.vi}.`,
    en: `Nothing was recorded: ${formatPeriod(period, 'en')} locked at ${formatDeadline(at, 'en')}${forEn}. To change them, ask for an extension (“Ask for an extension” in the portal, the command “extension ask”, or POST /v1/extension-requests), or contact ${catalogue.helpdesk.en}.`,
  });
}

/** The unit has as many revisions as it may have; only an exception allows more. */
export function tooManyRevisions(catalogue: Catalogue, period: string, revisions: number): Problem {
  return new Problem('too-many-revisions', {
    vi: `Chưa ghi nhận: ${formatPeriod(period, 'vi')} đã có ${revisions} bản, là mức nhiều nhất. Kiểm tra chương trình gửi số liệu có gửi lặp không; vẫn cần sửa thì liên hệ ${catalogue.helpdesk.vi} để được mở ngoại lệ, mỗi ngoại lệ cho thêm ${mostRevisions} bản.`,
    en: `Nothing was recorded: ${formatPeriod(period, 'en')} has ${revisions} revisions, the most it may have. Check whether your program sends the same period over and over; to correct it further, ask ${catalogue.helpdesk.en} for an exception, which allows ${mostRevisions} more.`,
  });
}

/** The key was used for other content. */
export function keyReused(): Problem {
  return new Problem('idempotency-key-reused', {
    vi: 'Khóa «Idempotency-Key» này đã dùng cho một nội dung khác. Gửi nội dung mới với khóa mới.',
    en: 'This Idempotency-Key was used for another body. Send new content with a new key.',
  });
}

/** An earlier attempt with the key is still running. */
export function keyInFlight(): Problem {
  return new Problem('idempotency-key-in-flight', {
    vi: 'Lần gửi trước với cùng khóa «Idempotency-Key» chưa xong; vài giây nữa gửi lại y nguyên để nhận biên nhận.',
    en: 'An earlier attempt with this Idempotency-Key is still under way; send the same request again in a few seconds to get its receipt.',
  });
}

/** How the sender names the revision to correct: in a header, or in columns of a file. */
type Columns = IncomingSubmission['columns'];

/** Figures already exist, and the sender does not name the revision being corrected. */
export function needsIfMatch(revision: number, columns: Columns): Problem {
  const naming = namingRevision(revision, columns);
  const reason = columns?.get('reason');
  return new Problem(
    'correction-needs-if-match',
    reason === undefined
      ? {
          vi: `Kỳ này đã có bản ${revision}. Để điều chỉnh, gửi kèm lý do («reason») và ${naming.vi}.`,
          en: `There is revision ${revision} for this period. To correct it, send a “reason” and ${naming.en}.`,
        }
      : {
          vi: `Kỳ này đã có bản ${revision}. Để điều chỉnh, ghi lý do vào cột «${reason}» và ${naming.vi}.`,
          en: `There is revision ${revision} for this period. To correct it, give the reason in the column “${reason}” and ${naming.en}.`,
        },
  );
}

/**
 * The corrected revision is not the latest.
 * @param latest 0 when there is none
 */
export function correctionOutdated(latest: number, columns: Columns): Problem {
  const naming = namingRevision(latest, columns);
  const none = namingNone(columns);
  return new Problem('correction-outdated', {
    vi:
      latest === 0
        ? `Chưa có bản nào cho kỳ này; gửi lần đầu ${none.vi}.`
        : `Bản mới nhất là ${latest}. Xem lại số liệu của bản ấy rồi gửi điều chỉnh với ${naming.vi}.`,
    en:
      latest === 0
        ? `There is no revision for this period yet; send the first one ${none.en}.`
        : `The latest revision is ${latest}. Read its figures, then send the correction with ${naming.en}.`,
  });
}

function namingRevision(revision: number, columns: Columns): Text {
  const column = columns?.get('ifMatch');
  return column === undefined
    ? { vi: `tiêu đề «If-Match: "${revision}"»`, en: `the header “If-Match: "${revision}"”` }
    : { vi: `${revision} ở cột «${column}»`, en: `${revision} in the column “${column}”` };
}

function namingNone(columns: Columns): Text {
  const column = columns?.get('ifMatch');
  return column === undefined
    ? { vi: 'không kèm tiêu đề «If-Match»', en: 'without If-Match' }
    : { vi: `với cột «${column}» để trống`, en: `with the column “${column}” empty` };
}
