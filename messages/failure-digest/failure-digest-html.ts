import { light } from '../letter/email-style.ts';
import { type Html, html } from '../letter/html.ts';
import type { FailureSection, FailureSections } from './failure-digest-sections.ts';

/** A digest of failures as HTML. */
export function failureDigestBody({ sections, notes }: FailureSections): Html {
  return html`${sections.map(sectionBody)}${notes.map(
    (note) => html`<p class="small muted" style="margin-top:16px">${note}</p>
    `,
  )}`;
}

const breaking = 'overflow-wrap:anywhere;word-break:break-word';

function sectionBody({ heading, failures, remarks, next, commands }: FailureSection): Html {
  return html`<h2>${heading}</h2>
    <ul style="margin:0 0 8px;padding:0 0 0 20px">
    ${failures.map(
      ({
        what,
        detail,
      }) => html`<li style="margin:0 0 6px;${breaking}">${what}<br><span class="small muted" style="color:${light.muted}">${detail}</span></li>
    `,
    )}</ul>
    ${remarks.map(
      (remark) => html`<p>${remark}</p>
    `,
    )}<p class="small">${next}${commands.map((command) => html`<br><code style="${breaking}">${command}</code>`)}</p>
    `;
}
