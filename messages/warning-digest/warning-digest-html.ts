import type { Language } from '../../domain/language/text.ts';
import { light } from '../letter/email-style.ts';
import { type Html, html } from '../letter/html.ts';
import { illustrativePill } from '../letter/html-letter.ts';
import { linkedWords } from '../letter/linked-line.ts';
import { type LinkedPage, pageLink } from '../letter/linked-page.ts';
import type { EscalationSections } from './escalation-sections.ts';
import type { ForecastWords } from './forecast-words.ts';
import type { DigestSections, ItemProgress, ItemSection } from './warning-digest-sections.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** Lays out the items of a warning digest in one language, unit by unit: each in a box, or in a row when the digest is long. */
export function warningDigestBody(
  {
    units,
    todos,
    more,
    how,
    escalations,
    calendars,
  }: DigestSections & { readonly calendars: readonly LinkedPage[] },
  language: Language,
): Html {
  return html`${(todos ?? []).map((todo) => html`<p>${todo}</p>\n`)}${units.map(({ heading, items }) => [
    heading === null ? '' : html`<h2 style="margin-bottom:8px">${heading}</h2>\n`,
    todos === null
      ? items.map((item) => itemBox(item, heading === null ? titleAlone : titleUnderUnit, language))
      : itemRows(items, language),
  ])}${[more, how].map((line) => (line === '' ? '' : html`<p>${line}</p>\n`))}${escalations === null ? '' : escalationsBlock(escalations)}${calendars.map((one) => calendarLine(one, language))}`;
}

/** Where a unit's calendar is: an address to copy, as calendar programs ask for one. */
function calendarLine({ label, url }: LinkedPage, language: Language): Html {
  return html`<p class="small" style="overflow-wrap:anywhere;word-break:break-word">${warningDigestTexts[language].calendarOf(label[language])}<br><a class="muted" href="${url}" style="color:${light.muted}">${url}</a></p>
    `;
}

/** An item's title: the heading below the letter's own, or below its unit's. */
type Title = (title: string, pill: Html) => Html;
const titleAlone: Title = (title, pill) => html`<h2 style="margin-top:0">${title} ${pill}</h2>`;
const titleUnderUnit: Title = (title, pill) => underHeading(html`${title} ${pill}`);
const underHeading = (title: Html | string): Html =>
  html`<h3 style="margin:0 0 4px;font-size:16px;line-height:1.3">${title}</h3>`;

function itemBox(item: ItemSection, title: Title, language: Language): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="rule" style="padding:16px;border:1px solid ${light.rule}">
    <p class="${item.overdue ? 'status accent' : 'status'}">${item.status}</p>
    ${title(item.title, illustrativePill(item.illustrative, language))}
    <p><b>${item.deadline}</b>${[item.extended, item.measured].map((line) => (line === null ? '' : html`<br><span class="small muted">${line}</span>`))}</p>
    <p class="tabular"><b>${item.news}</b></p>
    ${item.progress === null ? '' : progressBlock(item.progress)}
    ${item.consequences.map((line) => html`<p class="small">${line}</p>\n`)}
    <p style="margin:0">${item.todo}</p>${item.page === null ? '' : html`<p style="margin:8px 0 0">${pageLink(item.page, language)}</p>`}
    </td></tr></table>
    `;
}

function progressBlock({ text, percent, source, forecast }: ItemProgress): Html {
  return html`<p class="small tabular" style="margin-bottom:6px">${text}</p>
    ${progressBar(percent)}
    <p class="small muted">${source}</p>
    ${forecast === null ? '' : html`<p class="small tabular">${forecastLine(forecast)}</p>`}`;
}

function progressBar(percent: number): Html {
  const cell = 'height:8px;font-size:0;line-height:8px';
  const done = html`<td class="fill" bgcolor="${light.accent}" width="${percent}%" style="${cell}">&nbsp;</td>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 6px"><tr>${percent === 0 ? '' : done}<td class="track" bgcolor="${light.rule}" style="${cell}">&nbsp;</td></tr></table>`;
}

/** The items of one unit in rows between hairlines, so that thirty of them still fit on a few screens. */
function itemRows(items: readonly ItemSection[], language: Language): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
    ${items.map((item) => itemRow(item, language))}</table>
    `;
}

function itemRow(item: ItemSection, language: Language): Html {
  const { overdue, status, deadline, title, illustrative, extended, measured, news, progress, consequences } =
    item;
  const link = item.page === null ? '' : html`<br>${pageLink(item.page, language)}`;
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
    ${asides}<b>${news}.</b>${figures}${consequences.map((line) => html` <span class="muted">${line}</span>`)}${link}
    </td></tr>
    `;
}

/** A forecast on one line, with the expected status in bold. */
function forecastLine({ status, text }: ForecastWords): Html {
  return status === null ? html`${text}` : html`<b>${status}.</b> ${text}`;
}

/** What is overdue in the units below: a heading for each thing, and a row for each unit. */
function escalationsBlock({ heading, groups, more, todo }: EscalationSections): Html {
  return html`${heading === null ? '' : html`<h2>${heading}</h2>\n`}${groups.map(
    ({
      title,
      deadline,
      status,
      units,
    }) => html`${heading === null ? html`<h2>${title}</h2>` : underHeading(title)}
    <p class="small"><b class="accent">${status}</b> · ${deadline}</p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
    ${units.map(
      ({
        name,
        news,
        owners,
      }) => html`<tr><td class="rule small tabular" style="padding:10px 0;border-top:1px solid ${light.rule}">
    <b style="font-size:15px">${linkedWords(name)}</b><br>${news}.<br><span class="muted">${owners}.</span>
    </td></tr>
    `,
    )}</table>
    `,
  )}${more === '' ? '' : html`<p>${more}</p>\n`}<p>${todo}</p>
    `;
}
