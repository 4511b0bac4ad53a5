import type { Text } from '../language/text.ts';
import type { CataloguePart } from './difference/catalogue-change.ts';
import { partNames } from './difference/part-words.ts';

/** Says that a reference leads nowhere: declare that part, or fix the reference. */
export function refersToNothing(part: CataloguePart, id: string): Text {
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
