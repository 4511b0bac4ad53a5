import { foldCase } from '../../language/fold-text.ts';
import type { Text } from '../../language/text.ts';
import type { CataloguePart } from './catalogue-change.ts';

/** What the parts of a catalogue are called in sentences. */
export const partNames: Readonly<Record<CataloguePart, Text>> = {
  catalogue: { vi: 'danh mục', en: 'catalogue' },
  unit: { vi: 'đơn vị', en: 'unit' },
  league: { vi: 'khối', en: 'league' },
  set: { vi: 'bộ chỉ số', en: 'set' },
  group: { vi: 'nhóm', en: 'group' },
  indicator: { vi: 'chỉ số', en: 'indicator' },
  milestone: { vi: 'mốc', en: 'milestone' },
  obligation: { vi: 'đơn vị phải hoàn thành', en: 'obligation of' },
  recipient: { vi: 'người nhận', en: 'recipient' },
  day: { vi: 'ngày trong lịch', en: 'calendar day' },
};

/** What kind of part it is and its name; the name alone where it begins with that, as `Bộ chỉ số 766` does. */
export function kindAndName(kind: string, name: string): string {
  return foldCase(name).startsWith(`${foldCase(kind)} `) ? name : `${kind} ${name}`;
}
