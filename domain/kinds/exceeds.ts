import { capitalise, formatAmount } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Path } from './kind.ts';
import { type PartWord, partWords } from './part-words.ts';

/** `exceeds-whole`: a part of a figure is larger than its whole. Both numbers are in the sender's unit. */
export function exceeds(at: Path, part: PartWord, value: number, whole: PartWord, most: number): Violation {
  const [less, more] = [partWords[part], partWords[whole]];
  return {
    pointer: jsonPointer([...at, part]),
    code: 'exceeds-whole',
    detail: {
      vi: `${capitalise(less.vi)} (${formatAmount(value, 'vi')}) không được lớn hơn ${more.vi} (${formatAmount(most, 'vi')}).`,
      en: `The ${less.en} (${formatAmount(value, 'en')}) cannot exceed the ${more.en} (${formatAmount(most, 'en')}).`,
    },
  };
}
