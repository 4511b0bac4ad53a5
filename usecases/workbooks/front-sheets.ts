import type { Text } from '../../domain/language/text.ts';

/** The names of the sheet in front of a workbook that is sent back, by what it says. */
export const frontSheets = {
  toFix: { vi: 'Cần sửa', en: 'To fix' },
  receipt: { vi: 'Biên nhận', en: 'Receipt' },
  trial: { vi: 'Kết quả thử', en: 'Trial' },
  result: { vi: 'Kết quả từng biểu', en: 'Result of each form' },
} as const satisfies Readonly<Record<string, Text>>;

/** All of them; none is a form’s. */
export const frontNames = Object.values(frontSheets).flatMap(({ vi, en }) => [vi, en]);
