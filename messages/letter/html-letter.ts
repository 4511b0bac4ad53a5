import type { Language } from '../../domain/language/text.ts';
import { emailStyle, fonts, light } from './email-style.ts';
import { type Html, html } from './html.ts';
import {
  type Ending,
  englishFollows,
  type Leaving,
  type Letter,
  letterTexts,
  type Notice,
} from './letter.ts';
import { helpLine } from './letterhead.ts';
import { pageButton } from './linked-page.ts';
import type { Passages } from './passages.ts';

/** A letter with its laid-out content. */
export type LetterWithBody = { readonly letter: Letter; readonly body: Html };

/**
 * The complete HTML document of an e-mail: a letter, then its translation where it has one, each framed around its
 * content. It loads nothing from outside: no images, fonts or scripts, and links only to our own pages.
 * @param title the document's name in a browser: the e-mail's subject
 */
export function htmlLetters(
  title: string,
  first: LetterWithBody,
  translations: readonly LetterWithBody[],
  ending: Ending,
): Passages {
  const remark = translations.length === 0 ? [] : [html`<span lang="en">${englishFollows}</span>`];
  return html`<!doctype html>
    <html lang="${first.letter.language}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
    <meta name="x-apple-disable-message-reformatting">
    <title>${title}</title>
    ${emailStyle}
    </head>
    <body class="page" style="margin:0;padding:0;background-color:${light.page}">
    <div role="main">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" bgcolor="${light.page}">
    <tr><td align="center" class="gutter">
    <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
    <table role="presentation" width="100%" cellpadding="12" cellspacing="0" border="0" class="card" bgcolor="${light.card}" style="max-width:640px;color:${light.ink}">
    ${letterRows(first, ending, remark)}
    ${translations.map((translation) => letterRows(translation, ending, []))}
    </table>
    <!--[if mso]></td></tr></table><![endif]-->
    </td></tr>
    </table>
    </div>
    </body>
    </html>
    `.passages;
}

/** @param remarks stand below the letter's facts */
function letterRows(
  { letter, body }: LetterWithBody,
  { leaving, help, page }: Ending,
  remarks: readonly Html[],
): Html {
  const facts = [...letter.facts, ...remarks];
  return html`<tr><td class="fill" bgcolor="${light.accent}" style="height:4px;padding:0;font-size:0;line-height:4px">&nbsp;</td></tr>
    <tr><td class="inner" lang="${letter.language}" align="left" style="font-family:${fonts};font-size:15px;line-height:1.5">
    <p class="scope accent" style="margin:0;color:${light.accent}">${letter.scope}</p>
    <h1 style="margin:4px 0 8px;font-size:24px;line-height:1.25">${letter.title}</h1>
    ${facts.length === 0 ? '' : html`<p class="small muted">${facts.map((fact, index) => (index === 0 ? fact : html`<br>${fact}`))}</p>`}
    <p>${letter.salutation} <b>${letter.addressee}</b></p>
    <p>${letter.opening}</p>
    ${letter.notices.map(noticeBox)}
    ${body}
    ${page === null ? '' : pageButton(page, letter.language)}
    <p style="margin-top:20px"><b>${letter.closing}</b></p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="rule small muted" style="padding-top:12px;border-top:1px solid ${light.rule}">
    ${letter.footer.map((line) => html`<p>${line}</p>`)}
    ${help === null ? '' : html`<p>${helpLine(help, letter.language)}</p>`}
    ${leaving === null ? '' : leavingLine(leaving, letter.language)}
    </td></tr></table>
    </td></tr>`;
}

function leavingLine(leaving: Leaving, language: Language): Html {
  const { duty, leave } = letterTexts[language];
  if (leaving === 'duty') return html`<p>${duty}</p>`;
  return html`<p><a class="muted" href="${leaving.url}" style="color:${light.muted}">${leave}</a></p>`;
}

function noticeBox({ title, text }: Notice): Html {
  return html`<table role="presentation" width="100%" cellpadding="12" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="tint edge small" bgcolor="${light.tint}" style="border-left:4px solid ${light.accent}">
    <b class="accent">${title}.</b> ${text}
    </td></tr></table>
    `;
}

/** A label beside a heading, framed in the accent colour. */
export function pill(text: string): Html {
  return html`<span class="pill accent" style="padding:0 6px;border:1px solid ${light.accent};color:${light.accent};font-size:12px;font-weight:600">${text}</span>`;
}

/** The label beside a heading whose figures are illustrative; nothing beside any other. */
export function illustrativePill(illustrative: boolean, language: Language): Html {
  return illustrative ? pill(letterTexts[language].illustrative) : html``;
}
