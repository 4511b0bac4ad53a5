import { type MessageKind, messageKindNames } from '../../domain/delivery/message-kind.ts';
import type { Text } from '../../domain/language/text.ts';
import { dark, fonts, light, type Palette } from '../../messages/letter/email-style.ts';
import { type Html, html } from '../../messages/letter/html.ts';

/** The subscription's state when the page is shown. */
type State = 'subscribed' | 'unsubscribed' | 'subscribed-again';

type Said = { readonly title: Text; readonly text: Text };

const said: Readonly<Record<State, (kind: Text) => Said>> = {
  subscribed: ({ vi, en }) => ({
    title: { vi: 'Hủy nhận thư', en: 'Unsubscribe' },
    text: {
      vi: `Địa chỉ thư điện tử của Ông/Bà đang nhận ${vi}.`,
      en: `Your e-mail address receives ${en}.`,
    },
  }),
  unsubscribed: ({ vi, en }) => ({
    title: { vi: 'Đã hủy nhận thư', en: 'You have unsubscribed' },
    text: {
      vi: `Hệ thống không gửi ${vi} đến địa chỉ thư điện tử của Ông/Bà nữa.`,
      en: `Your e-mail address no longer receives ${en}.`,
    },
  }),
  'subscribed-again': ({ vi, en }) => ({
    title: { vi: 'Đã đăng ký nhận lại', en: 'You have subscribed again' },
    text: {
      vi: `Hệ thống lại gửi ${vi} đến địa chỉ thư điện tử của Ông/Bà.`,
      en: `Your e-mail address receives ${en} again.`,
    },
  }),
};

const leave: Text = { vi: 'Hủy nhận', en: 'Unsubscribe' };
const comeBack: Text = { vi: 'Nhận lại', en: 'Subscribe again' };

/** The page for an unsubscribe link, before and after its button is pressed. */
export function subscriptionPage(kind: MessageKind, state: State): string {
  const { title, text } = said[state](messageKindNames[kind]);
  const button =
    state === 'unsubscribed'
      ? form('action', 'resubscribe', comeBack)
      : form('List-Unsubscribe', 'One-Click', leave);
  return page(title, text, button);
}

/** The page for any invalid link; it does not reveal what is wrong. */
export const wrongLinkPage = page(
  { vi: 'Liên kết không hợp lệ', en: 'Invalid link' },
  {
    vi: 'Liên kết này không đầy đủ hoặc không hợp lệ. Xin mở lại liên kết trong thư đã nhận.',
    en: 'This link is incomplete or invalid. Please open the link in the message again.',
  },
  html``,
);

function form(name: string, value: string, { vi, en }: Text): Html {
  return html`<form method="post"><button name="${name}" value="${value}">${vi} <span lang="en">/ ${en}</span></button></form>`;
}

function page(title: Text, text: Text, action: Html): string {
  return html`<!doctype html>
    <html lang="vi">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title.vi} – Tiến Độ</title>
    <style>
    :root{color-scheme:light dark;${colours(light)}}
    @media (prefers-color-scheme:dark){:root{${colours(dark)}}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 ${fonts}}
    main{max-width:36rem;margin:0 auto;padding:1.5rem;background:var(--card);border-top:4px solid var(--accent)}
    h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}
    h1 [lang],p[lang]{color:var(--muted)}
    h1 [lang]{display:block;font-size:1rem;font-weight:400}
    p{margin:0 0 .75rem}
    button{margin-top:.5rem;padding:.75rem 1.25rem;font:inherit;font-weight:600;color:var(--card);background:var(--accent);border:0;border-radius:4px;cursor:pointer}
    button [lang]{font-weight:400}
    :focus-visible{outline:3px solid var(--ink);outline-offset:2px}
    @media (min-width:40rem){main{margin-top:3rem;padding:2rem}}
    </style>
    </head>
    <body>
    <main>
    <h1>${title.vi} <span lang="en">${title.en}</span></h1>
    <p>${text.vi}</p>
    <p lang="en">${text.en}</p>
    ${action}
    </main>
    </body>
    </html>
    `.toString();
}

function colours(palette: Palette): Html {
  const { page: ground, card, ink, muted, accent } = palette;
  return html`--page:${ground};--card:${card};--ink:${ink};--muted:${muted};--accent:${accent}`;
}
