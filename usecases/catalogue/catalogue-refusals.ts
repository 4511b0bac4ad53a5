import { type Precondition, versionTag } from '../../domain/catalogue/precondition.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { ReviewedCatalogue } from './reviewed-catalogue.ts';

/**
 * Refuses a request that does not name the version it replaces, or names another one.
 * @throws Problem `malformed-request`, `catalogue-needs-if-match` or `catalogue-outdated`
 */
export function checkPrecondition(precondition: Precondition, current: number | null): void {
  switch (precondition.kind) {
    case 'absent':
    case 'any':
      throw needsIfMatch(current);
    case 'malformed':
      throw new Problem('malformed-request', {
        vi: 'Tiêu đề «If-Match» phải là «ETag» của GET /v1/catalogue, ví dụ «If-Match: "1"».',
        en: 'If-Match must be the ETag of GET /v1/catalogue, such as “If-Match: "1"”.',
      });
    case 'first':
      if (current !== null) throw catalogueOutdated(current);
      return;
    case 'tags':
      if (current === null || !precondition.tags.includes(versionTag(current)))
        throw catalogueOutdated(current);
  }
}

function needsIfMatch(current: number | null): Problem {
  return current === null
    ? new Problem('catalogue-needs-if-match', {
        vi: 'Chưa có danh mục; nạp danh mục đầu tiên với tiêu đề «If-None-Match: *».',
        en: 'There is no catalogue yet; apply the first one with “If-None-Match: *”.',
      })
    : new Problem('catalogue-needs-if-match', {
        vi: `Danh mục đang dùng là phiên bản ${current}. Xem GET /v1/catalogue, rồi gửi «If-Match» với «ETag» của phiên bản đã xem, ví dụ «If-Match: ${versionTag(current)}».`,
        en: `The current catalogue is version ${current}. Read GET /v1/catalogue, then send If-Match with the ETag you have read, such as “If-Match: ${versionTag(current)}”.`,
      });
}

/** Another version than the one named is in force. */
export function catalogueOutdated(current: number | null): Problem {
  return current === null
    ? new Problem('catalogue-outdated', {
        vi: 'Chưa có danh mục nào để thay; nạp danh mục đầu tiên với «If-None-Match: *».',
        en: 'There is no catalogue to replace; apply the first one with “If-None-Match: *”.',
      })
    : new Problem('catalogue-outdated', {
        vi: `Danh mục đang dùng là phiên bản ${current}, không phải phiên bản mà yêu cầu này nêu. Xem lại GET /v1/catalogue và sửa danh mục từ phiên bản ấy.`,
        en: `The current catalogue is version ${current}, not the one this request names. Read GET /v1/catalogue again and make your changes to that version.`,
      });
}

/** A difference that the request does not confirm, or not as it is. */
export function needsConfirmation(
  given: string | undefined,
  { changes, mail, silenced, readers, digest: confirm }: ReviewedCatalogue,
): Problem {
  const errorsOf = (code: string, lines: readonly { readonly detail: Text }[], vi: string, en: string) =>
    lines.map(({ detail }): Violation => {
      return { pointer: 'query:confirm', code, detail: { vi: `${vi}${detail.vi}`, en: `${en}${detail.en}` } };
    });
  const errors = [
    ...changes.map(({ change: code, detail }): Violation => ({ pointer: 'query:confirm', code, detail })),
    ...errorsOf('no-longer-mailed', mail.noLonger, 'Không còn nhận thư: ', 'No longer gets mail: '),
    ...errorsOf('silenced', silenced, 'Nhận ít thư hơn: ', 'Gets less mail: '),
    ...errorsOf('reads-more', readers, 'Được đọc thêm: ', 'Newly readable: '),
  ];
  return new Problem(
    'confirmation-needed',
    given === undefined
      ? {
          vi: `Danh mục này có những thay đổi dưới đây. Đúng ý thì gửi lại với «confirm=${confirm}».`,
          en: `This catalogue makes the changes listed here. If that is intended, send it again with “confirm=${confirm}”.`,
        }
      : {
          vi: `Mã xác nhận là của một khác biệt khác. Xem lại; đúng ý thì gửi lại với «confirm=${confirm}».`,
          en: `The confirmation is for another difference. Review this one; if it is intended, send it again with “confirm=${confirm}”.`,
        },
    errors,
  );
}
