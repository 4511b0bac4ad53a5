import { wholeColumns } from '../../kinds/figure-columns.ts';
import type { Violation } from '../../problem/problem.ts';
import type { InexactNumber } from '../json/duplicate-keys.ts';
import { type DecimalText, decimalText } from './decimal-text.ts';
import { asTwoDecimals, asWholeNumber } from './figure-number.ts';

/** What is wrong with a JSON text: its numbers that cannot be kept exactly, and what else was found wrong with others. */
export function withInexact(
  numbers: readonly InexactNumber[],
  violations: readonly Violation[],
): Violation[] {
  const inexact = numbers.flatMap(inexactViolation);
  const pointers = new Set(inexact.map(({ pointer }) => pointer));
  return [...inexact, ...violations.filter(({ pointer }) => !pointers.has(pointer))];
}

/** The violation that a JSON number stands for which cannot be kept exactly, in the words in which a CSV cell is refused. */
function inexactViolation({ pointer, text }: InexactNumber): Violation[] {
  const part = pointer.slice(pointer.lastIndexOf('/') + 1);
  const isWhole = wholeColumns.some((column) => column === part);
  const number = isWhole ? asWholeNumber(decimalOf(text), text) : asTwoDecimals(decimalOf(text), text);
  return number.ok ? [] : [{ pointer, code: number.code, detail: number.detail }];
}

/** Larger than any number JavaScript has; what is beyond need not be written out. */
const mostZeros = 400;

function decimalOf(text: string): DecimalText {
  const [, sign = '', whole = '0', decimals = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Math.max(-mostZeros, Math.min(mostZeros, Number(power)));
  const digits = shift < 0 ? '0'.repeat(-shift) + whole : whole;
  const after = shift > 0 ? decimals + '0'.repeat(shift) : decimals;
  const point = shift > 0 ? digits.length + shift : digits.length + shift;
  const all = digits + after;
  return decimalText(sign, all.slice(0, point), all.slice(point));
}
