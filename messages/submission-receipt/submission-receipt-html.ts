import { light } from '../letter/email-style.ts';
import { type Html, html } from '../letter/html.ts';
import type {
  GivenSection,
  LackingSection,
  ReceiptFact,
  ReceiptSections,
  SaidSection,
  WarningSection,
} from './submission-receipt-sections.ts';

/** Lays out a submission's receipt as HTML. */
export function submissionReceiptBody(sections: ReceiptSections): Html {
  const { status, caption, facts, given, said, warnings, lacking, correcting, ranking, help } = sections;
  return html`<p class="lead">${status}</p>
    ${factTable(caption, facts, '32%')}
    ${given === null ? '' : givenBlock(given)}
    ${said === null ? '' : saidBlock(said)}
    ${lacking === null ? '' : lackingBlock(lacking)}
    ${warnings === null ? '' : warningBlock(warnings)}
    ${ranking === '' ? '' : html`<p>${ranking}</p>`}
    <p>${correcting}</p>
    <p>${help}</p>`;
}

/** @param labels the width of the labels' column */
function factTable(caption: string, facts: readonly ReceiptFact[], labels: '32%' | '55%'): Html {
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-collapse:collapse">
    <caption class="small muted" style="padding:0 0 4px;text-align:left">${caption}</caption>
    ${facts.map((fact) => factRow(fact, labels))}
    </table>`;
}

function givenBlock({ title, figures, more }: GivenSection): Html {
  return html`${factTable(title, figures, '55%')}
    ${more === '' ? '' : html`<p>${more}</p>`}`;
}

function saidBlock({ intro, ...said }: SaidSection): Html {
  return html`${givenBlock(said)}
    ${intro === '' ? '' : html`<p class="small muted">${intro}</p>`}`;
}

function factRow({ label, value }: ReceiptFact, width: string): Html {
  const cell = `padding:6px 0;border-top:1px solid ${light.rule}`;
  return html`<tr valign="top"><th scope="row" align="left" width="${width}" class="rule muted" style="${cell};padding-right:12px;font-weight:400">${label}</th><td class="rule tabular" style="${cell};overflow-wrap:anywhere;word-break:break-word">${value}</td></tr>
    `;
}

function lackingBlock({ title, names, todo }: LackingSection): Html {
  return html`<h2>${title}</h2>
    <ul style="margin:0 0 12px;padding-left:20px">${names.map((name) => html`<li style="overflow-wrap:anywhere;word-break:break-word">${name}</li>`)}</ul>
    <p>${todo}</p>`;
}

function warningBlock({ title, intro, items, more }: WarningSection): Html {
  return html`<h2>${title}</h2>
    <p>${intro}</p>
    ${items.map(warningBox)}
    ${more === '' ? '' : html`<p>${more}</p>`}`;
}

function warningBox({ title, detail, comment }: WarningSection['items'][number]): Html {
  return html`<table role="presentation" width="100%" cellpadding="12" cellspacing="0" border="0" style="margin:0 0 12px"><tr><td class="rule" style="border:1px solid ${light.rule};overflow-wrap:anywhere;word-break:break-word">
    <b>${title}</b><br><span class="tabular">${detail}</span>${comment === '' ? '' : html`<br><span class="muted">${comment}</span>`}
    </td></tr></table>
    `;
}
