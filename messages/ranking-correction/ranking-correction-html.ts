import { light } from '../letter/email-style.ts';
import { type Html, html } from '../letter/html.ts';
import { linkedWords } from '../letter/linked-line.ts';
import type { CorrectionSections } from './ranking-correction-sections.ts';

/** A correction as HTML. */
export function rankingCorrectionBody({
  caption,
  units,
  more,
  reason,
  next,
  help,
}: CorrectionSections): Html {
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-collapse:collapse">
    <caption class="small muted" style="padding:0 0 4px;text-align:left">${caption}</caption>
    ${units.map(unitRows)}
    </table>
    ${more === '' ? '' : html`<p>${more}</p>\n`}<p style="overflow-wrap:anywhere;word-break:break-word">${reason}</p>
    ${next === '' ? '' : html`<p>${next}</p>\n`}<p>${help}</p>`;
}

function unitRows({ name, places }: CorrectionSections['units'][number]): Html {
  const cell = `padding:6px 0;border-top:1px solid ${light.rule}`;
  const row = ({ label, value }: (typeof places)[number], index: number) =>
    html`<tr valign="top"><th scope="row" align="left" width="32%" class="rule muted" style="${cell};padding-right:12px;font-weight:400">${label}</th><td class="rule tabular" style="${cell};font-weight:${index === places.length - 1 ? 700 : 400}">${value}</td></tr>
    `;
  return html`<tr><th colspan="2" scope="colgroup" align="left" class="rule" style="${cell};padding-top:12px">${linkedWords(name)}</th></tr>
    ${places.map(row)}`;
}
