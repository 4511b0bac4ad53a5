import type { Text } from '../language/text.ts';
import { findJsonFault } from './json-fault.ts';

/** The value of a JSON text, or where and why it has none. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: Text };

/** The same text without the byte order mark that Windows programs put before it. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Parses JSON. The reason why a text is none names line and column, and completes a sentence: “line 1, column 5: …”. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, detail } = findJsonFault(text) ?? unknownFault;
    return {
      ok: false,
      detail: {
        vi: `dòng ${line}, cột ${column}: ${detail.vi}`,
        en: `line ${line}, column ${column}: ${detail.en}`,
      },
    };
  }
}

/** For a text that only the engine refuses. */
const unknownFault = {
  line: 1,
  column: 1,
  detail: { vi: 'nội dung không đọc được.', en: 'the text cannot be read.' },
};
