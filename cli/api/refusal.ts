import type * as z from 'zod';
import { problemSchema } from '../../contract/http/problem.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { errorText } from '../error-text.ts';
import { CommandFailure, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { withPlaceholders } from '../program/placeholders.ts';

/** Where a request's body is from: a text that a person wrote, or the options of the command. */
type Body = 'as-written' | 'of-options';

/** The failure for an unsuccessful answer, in the API's words. */
export function refusalOf(
  { status, body }: { readonly status: number; readonly body: unknown },
  language: Language,
  from: Body,
): CommandFailure {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return new CommandFailure(exitCodeOf(status), notInItsWords(status));
  const { type, title, detail, errors = [] } = problem.data;
  // The command sends If-Match itself once there is a reason.
  const lacksReason = errors.some(({ pointer }) => pointer === '/reason');
  const left = errors.filter(({ pointer }) => !(lacksReason && pointer === 'header:If-Match'));
  const told = [`${title} (HTTP ${status})`, ...linesOf(detail, left, language, from)];
  if (status === 428 || left.length < errors.length) told.push(onlyReason[language]);
  return new CommandFailure(codeOfType(type) ?? exitCodeOf(status), told.join('\n'));
}

/** The exit code of the conflicts that are not about what has changed meanwhile; null for any other problem. */
function codeOfType(type: string): number | null {
  if (type.endsWith('#second-operator-needed')) return exitCodes.waits;
  return type.endsWith('#idempotency-key-in-flight') ? exitCodes.unavailable : null;
}

const onlyReason = {
  vi: '  Với lệnh tiendo: thêm «reason» rồi chạy lại; lệnh tự tìm bản mới nhất và gửi «If-Match».',
  en: '  With tiendo: add a “reason” and run it again; it looks up the latest revision and sends If-Match itself.',
};

type ProblemErrors = NonNullable<z.infer<typeof problemSchema>['errors']>;

/**
 * The API's explanation. Where all errors are in what the command made of its arguments and options, it names these instead of
 * the form of the request.
 */
function linesOf(detail: string, errors: ProblemErrors, language: Language, from: Body): string[] {
  const isOption = from === 'of-options' ? /^(?:path:|query:|\/)/ : /^(?:path|query):/;
  const aboutOptions = errors.length > 0 && errors.every(({ pointer }) => isOption.test(pointer));
  if (!aboutOptions)
    return [
      detail,
      ...errors
        .filter((error) => error.pointer !== '' || error.detail !== detail)
        .map((error) => `  ${placeOf(error)}${errorText(error)}`),
    ];
  return errors.map((error) =>
    error.detail === detail ? detail : `  ${optionOf(error.pointer, language)}: ${errorText(error)}`,
  );
}

/** Where an error is: in words, in the text that was sent, or in the only header that an option sets. */
function placeOf({ pointer, place }: ProblemErrors[number]): string {
  if (pointer === '') return '';
  if (place !== undefined) return `${place} (${pointer}): `;
  return `${pointer === 'header:If-Match' ? '--if-match' : pointer}: `;
}

/** The argument or option of a command behind a part of its request: `path:set` is `<set>`, `/expiresAt` is `--expires-at`. */
function optionOf(pointer: string, language: Language): string {
  const [, place, name = ''] = /^(path:|query:|\/(?:.*\/)?)(.*)$/.exec(pointer) ?? [];
  // The only argument of a command that the address has in its query.
  if (place === 'path:' || pointer === 'query:occurrence') return withPlaceholders(`<${name}>`, language);
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** What to do about an answer that the API did not write: its surroundings did, or another server. */
function notInItsWords(status: number): Text {
  return status >= 500
    ? {
        vi: `Máy chủ gặp lỗi (HTTP ${status}). Chạy lại sau ít phút; nếu vẫn lỗi, báo bộ phận vận hành.`,
        en: `The server failed (HTTP ${status}). Run the command again in a few minutes; if it fails again, contact operations.`,
      }
    : {
        vi: `Địa chỉ này trả lời HTTP ${status}, không phải lời của Tiến Độ. Kiểm tra địa chỉ (--url).`,
        en: `This address answered HTTP ${status}, which is not how Tiến Độ answers. Check the address (--url).`,
      };
}
