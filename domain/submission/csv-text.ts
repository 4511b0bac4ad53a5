import type { Text } from '../language/text.ts';
import { otherFileKind } from './csv-file-kind.ts';
import { decodeText } from './text-encoding.ts';

/** The text of a CSV file, or why it cannot be read and how to save it correctly. */
export type CsvText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'not-csv' | 'not-utf-8' | 'nul-character'; readonly detail: Text };

/**
 * Decodes a CSV file: UTF-8 with or without a byte order mark, UTF-16 only with one. Never guesses: any other encoding,
 * such as Windows-1258, is rejected, because a wrong guess would silently store wrong names. A file of another kind, such as
 * a workbook, is recognized and told how to become CSV.
 */
export function decodeCsvBytes(bytes: Uint8Array): CsvText {
  const other = otherFileKind(bytes);
  if (other !== null) return { ok: false, code: 'not-csv', detail: other };
  const text = decodeText(bytes);
  if (text === null) return { ok: false, code: 'not-utf-8', detail: notUtf8 };
  if (text.includes('\0')) return { ok: false, code: 'nul-character', detail: nulCharacter };
  return { ok: true, text };
}

const notUtf8: Text = {
  vi: 'Tệp không phải văn bản UTF-8. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
  en: 'The file is not UTF-8 text. In Excel, choose “Save As” and save it again as “CSV UTF-8”.',
};

const nulCharacter: Text = {
  vi: 'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
  en: 'The file contains NUL characters: it is not text, or it is UTF-16 without a byte order mark. In Excel, choose “Save As” and save it again as “CSV UTF-8”.',
};
