import type { Text } from '../language/text.ts';

/** What the parts of a catalogue are called. */
const partNames = {
  unit: { vi: 'đơn vị', en: 'unit' },
  league: { vi: 'khối', en: 'league' },
  set: { vi: 'bộ chỉ số', en: 'set' },
  group: { vi: 'nhóm', en: 'group' },
  indicator: { vi: 'chỉ số', en: 'indicator' },
  recipient: { vi: 'người nhận', en: 'recipient' },
} as const satisfies Record<string, Text>;

/** A part of a catalogue that other parts name by its id. */
export type PartName = keyof typeof partNames;

/** Says that a reference leads nowhere: declare that part, or fix the reference. */
export function refersToNothing(part: PartName, id: string): Text {
  const { vi, en } = partNames[part];
  return {
    vi: `Danh mục không có ${vi} «${id}»; khai báo ${vi} ấy hoặc sửa mã ở đây.`,
    en: `The catalogue has no ${en} “${id}”; declare it or fix the id here.`,
  };
}

/** Says that something that may stand only once is there again. */
export function standsTwice(what: string): Text {
  return { vi: `«${what}» bị trùng; chỉ giữ một.`, en: `“${what}” appears twice; keep one.` };
}
