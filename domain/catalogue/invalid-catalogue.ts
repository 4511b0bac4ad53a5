import { Problem, type Violation } from '../problem/problem.ts';

/** Rejects a catalogue whose shape, or the rules between its parts, are wrong. */
export function invalidCatalogue(violations: readonly Violation[]): Problem {
  return new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.',
      en: 'The catalogue is not valid; fix the parts named here and send it again.',
    },
    violations,
  );
}
