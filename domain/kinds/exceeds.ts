import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Path } from './kind.ts';

/** `exceeds-whole`: a part of a figure exceeds its whole. Both numbers are in the sender's unit. */
export function exceeds(at: Path, part: string, value: number, whole: string, most: number): Violation {
  return {
    pointer: jsonPointer([...at, part]),
    code: 'exceeds-whole',
    detail: {
      vi: `${part} (${value}) không được lớn hơn ${whole} (${most}).`,
      en: `${part} (${value}) cannot exceed ${whole} (${most}).`,
    },
  };
}
