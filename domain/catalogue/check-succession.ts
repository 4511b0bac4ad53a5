import { jsonPointer } from '../problem/json-pointer.ts';
import { Problem, type Violation } from '../problem/problem.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Checks that a catalogue can follow another: an indicator keeps its number and kind, and a number that was ever used
 * is not given to another indicator, because stored figures are read back by number.
 * @throws Problem `invalid-catalogue` with every violation found
 */
export function checkSuccession(previous: Catalogue, next: Catalogue): void {
  const violations: Violation[] = [];
  for (const [setIndex, set] of next.sets.entries()) {
    const before = previous.sets.find(({ id }) => id === set.id)?.indicators ?? [];
    for (const [index, indicator] of set.indicators.entries()) {
      const clash = before.find(
        (old) =>
          (old.id === indicator.id) !== (old.number === indicator.number) ||
          (old.id === indicator.id && old.kind !== indicator.kind),
      );
      if (clash === undefined) continue;
      violations.push({
        pointer: jsonPointer(['sets', setIndex, 'indicators', index, 'number']),
        code: 'number-reassigned',
        detail: {
          vi: `Chỉ số ${clash.id} đang giữ số ${clash.number} và loại ${clash.kind}; số và loại của chỉ số đã dùng không được đổi.`,
          en: `Indicator ${clash.id} has number ${clash.number} and kind ${clash.kind}; neither may change once used.`,
        },
      });
    }
  }
  if (violations.length === 0) return;
  throw new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục mới làm thay đổi ý nghĩa số liệu đã lưu; giữ nguyên số thứ tự của các chỉ số được nêu.',
      en: 'The new catalogue would change the meaning of stored figures; keep the numbers of the indicators named here.',
    },
    violations,
  );
}
