import type { Language } from '../../domain/language/text.ts';
import { light } from '../letter/email-palette.ts';
import { type Html, html } from '../letter/html.ts';
import { illustrativePill } from '../letter/illustrative-pill.ts';
import { forecastLine } from './forecast-line.ts';
import type { ItemSection } from './warning-digest-item.ts';

/** The items of one unit in rows between hairlines, so that thirty of them still fit on a few screens. */
export function itemRows(items: readonly ItemSection[], language: Language): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
    ${items.map((item) => itemRow(item, language))}</table>
    `;
}

function itemRow(item: ItemSection, language: Language): Html {
  const { overdue, status, deadline, title, illustrative, extended, measured, news, progress } = item;
  const figures =
    progress === null
      ? ''
      : html` ${progress.text}. <span class="muted">${progress.source}.</span>${progress.forecast === null ? '' : html` ${forecastLine(progress.forecast)}`}`;
  const asides = [extended, measured].map((line) =>
    line === null ? '' : html`<span class="muted">${line}.</span> `,
  );
  return html`<tr><td class="rule small tabular" style="padding:10px 0;border-top:1px solid ${light.rule}">
    <b class="${overdue ? 'accent' : 'keep'}">${status}</b> · ${deadline}<br>
    <b style="font-size:15px">${title}</b> ${illustrativePill(illustrative, language)}<br>
    ${asides}<b>${news}.</b>${figures}
    </td></tr>
    `;
}
