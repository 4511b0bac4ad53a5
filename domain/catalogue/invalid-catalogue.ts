import { Problem, type Violation } from '../problem/problem.ts';
import { placedIn } from './place-words.ts';

/**
 * Rejects a catalogue whose shape, or the rules between its parts, are wrong.
 * @param catalogue what was sent, to name places in words; nothing where violations point at cells
 */
export function invalidCatalogue(violations: readonly Violation[], catalogue?: unknown): Problem {
  return new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.',
      en: 'The catalogue is not valid; fix the parts named here and send it again.',
    },
    placedIn(catalogue, violations),
  );
}
