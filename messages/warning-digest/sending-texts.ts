import type { Language } from '../../domain/language/text.ts';

/** How figures are sent where no button leads to a page for it. */
type SendingTexts = {
  /** The stage has no pages. */
  readonly withoutPages: string;
  /** It has, and the reader cannot sign in. */
  readonly withoutSignIn: string;
  /** The letter says below how to reach operations. */
  readonly helpBelow: string;
};

/** How figures are sent, in both languages. */
export const sendingTexts: Readonly<Record<Language, SendingTexts>> = {
  vi: {
    withoutPages:
      'Số liệu được gửi bằng lệnh «tiendo submit» (tệp Excel, CSV hoặc JSON) hoặc bằng phần mềm của đơn vị qua API, với mã truy cập do bộ phận vận hành cấp.',
    withoutSignIn:
      'Chức vụ của Ông/Bà chưa đăng nhập được cổng làm việc, nên thư này không có liên kết đến trang gửi số liệu. Muốn gửi số liệu trên cổng, đề nghị bộ phận vận hành cấp quyền.',
    helpBelow: 'Cách liên hệ có ở cuối thư.',
  },
  en: {
    withoutPages:
      'Figures are sent with the command “tiendo submit” (an Excel, CSV or JSON file), or by the unit’s own program through the API, with a token that operations issue.',
    withoutSignIn:
      'Your post cannot sign in to the portal, so this message has no link to the page for figures. To send figures there, ask operations for access.',
    helpBelow: 'How to reach them is at the end of this message.',
  },
};
