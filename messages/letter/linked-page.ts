import type { Language, Text } from '../../domain/language/text.ts';
import { light } from './email-style.ts';
import { type Html, html } from './html.ts';

/** A page of ours on which the reader acts. Opening it does nothing by itself, so that programs that follow links do no harm. */
export type LinkedPage = { readonly label: Text; readonly url: string };

/** The one button of a letter. */
export function pageButton({ label, url }: LinkedPage, language: Language): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 0"><tr><td class="fill" bgcolor="${light.accent}" style="border-radius:4px;mso-padding-alt:12px 20px"><a class="button" href="${url}" style="display:inline-block;padding:12px 20px;color:${light.card};font-weight:600;text-decoration:none">${label[language]}</a></td></tr></table>
    `;
}

/** A link within a letter. */
export function pageLink({ label, url }: LinkedPage, language: Language): Html {
  return html`<a class="accent" href="${url}" style="color:${light.accent};font-weight:600">${label[language]}</a>`;
}

/** A link in plain text, on a line of its own. */
export function pageLine({ label, url }: LinkedPage, language: Language): string {
  return `${label[language]}: ${url}`;
}
