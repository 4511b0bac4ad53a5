import type { Language } from '../language/text.ts';
import { light } from './email-palette.ts';
import { type Html, html } from './html.ts';
import { illustrativePill } from './illustrative-pill.ts';
import type { ItemProgress, ItemSection } from './warning-digest-item.ts';

/** Lays out the items of a warning digest in one language. */
export function warningDigestBody(items: readonly ItemSection[], language: Language): Html {
  return html`${items.map((item) => itemBox(item, language))}`;
}

function itemBox(item: ItemSection, language: Language): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="rule" style="padding:16px;border:1px solid ${light.rule}">
    <p class="${item.overdue ? 'status accent' : 'status'}">${item.status}</p>
    <h2 style="margin-top:0">${item.title} ${illustrativePill(item.illustrative, language)}</h2>
    <p><b>${item.deadline}</b><br><span class="small muted">${item.indicator}</span></p>
    <p class="tabular"><b>${item.news}</b></p>
    ${item.progress === null ? '' : progressBlock(item.progress)}
    <p style="margin:0">${item.todo}</p>
    </td></tr></table>
    `;
}

function progressBlock({ text, percent, source }: ItemProgress): Html {
  return html`<p class="small tabular" style="margin-bottom:6px">${text}</p>
    ${progressBar(percent)}
    <p class="small muted">${source}</p>`;
}

function progressBar(percent: number): Html {
  const cell = 'height:8px;font-size:0;line-height:8px';
  const done = html`<td class="fill" bgcolor="${light.accent}" width="${percent}%" style="${cell}">&nbsp;</td>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 6px"><tr>${percent === 0 ? '' : done}<td class="track" bgcolor="${light.rule}" style="${cell}">&nbsp;</td></tr></table>`;
}
