import type { Language } from '../../domain/language/text.ts';

/** How somebody stops getting a kind of message: by a link, or not at all, because it belongs to a duty to report. */
export type Leaving = 'duty' | { readonly url: string };

type LeavingTexts = { readonly duty: string; readonly link: string };

/** What the small print says about it. */
export const leavingTexts: Record<Language, LeavingTexts> = {
  vi: {
    duty: 'Thư này thuộc chế độ báo cáo bắt buộc nên không thể hủy nhận.',
    link: 'Hủy nhận loại thư này',
  },
  en: {
    duty: 'This message belongs to a duty to report and cannot be unsubscribed from.',
    link: 'Unsubscribe from messages of this kind',
  },
};
