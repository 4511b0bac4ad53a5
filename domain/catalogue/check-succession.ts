import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { nameWithId } from './name-with-id.ts';

/**
 * Checks that a catalogue may follow another: an indicator stays in its set and keeps its number and kind, because
 * stored figures are decoded by number.
 */
export function checkSuccession(previous: Catalogue, next: Catalogue): Violation[] {
  const violations: Violation[] = [];
  for (const [setIndex, set] of next.sets.entries()) {
    const before = previous.sets.find(({ id }) => id === set.id)?.indicators ?? [];
    const kept = new Set(set.indicators.map(({ id }) => id));
    for (const old of before) {
      if (kept.has(old.id)) continue;
      const { vi, en } = nameWithId(old);
      violations.push({
        pointer: jsonPointer(['sets', setIndex, 'indicators']),
        code: 'indicator-removed',
        detail: {
          vi: `Thiếu chỉ số ${vi}; chỉ số đã dùng phải được giữ lại để đọc số liệu đã lưu.`,
          en: `Indicator ${en} is missing; an indicator that was used must stay, so that stored figures can be read.`,
        },
      });
    }
    for (const [index, indicator] of set.indicators.entries()) {
      const clash = before.find(
        (old) =>
          (old.id === indicator.id) !== (old.number === indicator.number) ||
          (old.id === indicator.id && old.kind !== indicator.kind),
      );
      if (clash === undefined) continue;
      const { vi, en } = nameWithId(clash);
      violations.push({
        pointer: jsonPointer(['sets', setIndex, 'indicators', index, 'number']),
        code: 'number-reassigned',
        detail: {
          vi: `Chỉ số ${vi} đang giữ số ${clash.number} và loại «${clash.kind}»; số và loại của chỉ số đã dùng không được đổi.`,
          en: `Indicator ${en} has number ${clash.number} and kind “${clash.kind}”; neither may change once used.`,
        },
      });
    }
  }
  return violations;
}
