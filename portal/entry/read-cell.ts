import type { FormAnswer } from '../../contract/forms.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { asTwoDecimals, asWholeNumber } from '../../domain/submission/numbers/figure-number.ts';
import { writeNumber } from '../../domain/submission/numbers/number-refusal.ts';
import { readNumberText } from '../../domain/submission/numbers/number-text.ts';

/** An indicator that a form asks for. */
export type Asked = FormAnswer['groups'][number]['indicators'][number];

/** A part of a figure that is entered in one cell. */
export type Entry = Asked['entries'][number];

/** What a cell holds: nothing, a number, or a text that is none. */
export type CellReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly detail: Text;
      /** What the text may mean, each written so that it means only that; empty when it means nothing. */
      readonly meanings: readonly string[];
    };

/**
 * Reads a cell as the API reads a file: what may mean two numbers is asked, never guessed.
 * @param locale how the reader writes numbers
 */
export function readCell(text: string, form: Entry['form'], locale: Language): CellReading {
  if (text.trim() === '') return { kind: 'empty' };
  const isWhole = form === 'whole';
  const reading = readNumberText(text, locale, isWhole ? 'whole' : 'decimal');
  if (!reading.ok)
    return {
      kind: 'refused',
      code: reading.code,
      detail: reading.detail,
      meanings: reading.readings.map((one) => writeNumber(one, locale)),
    };
  const number = isWhole ? asWholeNumber(reading.value, text) : asTwoDecimals(reading.value, text);
  if (!number.ok) return { kind: 'refused', code: number.code, detail: number.detail, meanings: [] };
  return { kind: 'number', value: number.value };
}

/** A number as it is written in a cell, which {@link readCell} reads as that number: `1234567`, `12,5`. */
export function cellText(value: number, locale: Language): string {
  return writeNumber(String(value), locale);
}

/** A cell's text in the writing of another language; one that is no number stays as it is. */
export function rewritten(text: string, form: Entry['form'], from: Language, to: Language): string {
  const reading = readCell(text, form, from);
  return reading.kind === 'number' ? cellText(reading.value, to) : text;
}
