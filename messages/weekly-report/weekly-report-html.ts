import type { Language } from '../../domain/language/text.ts';
import { light } from '../letter/email-style.ts';
import { type Html, type HtmlContent, html } from '../letter/html.ts';
import { illustrativePill, pill } from '../letter/html-letter.ts';
import { htmlLine, linkedWords } from '../letter/linked-line.ts';
import type { Change } from './change-words.ts';
import type { LeagueSection, MoverEntry, MoverList, RankingRow } from './league-section.ts';
import { leagueTexts } from './league-texts.ts';
import type { OtherLeagues } from './other-leagues.ts';
import type { OwnUnit } from './own-unit.ts';
import type { Figure, Headline } from './weekly-report-headline.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** What a report says of a league above all tables, and what stands around the rows of its table. */
export type LeagueBlock = { readonly summary: Html; readonly before: Html; readonly after: Html };

/** The parts of a weekly report in one language, in their order. */
export type ReportBody = {
  readonly headline: Html;
  readonly own: readonly Html[];
  readonly absent: Html;
  readonly leagues: readonly (LeagueBlock & { readonly rows: HtmlContent })[];
  readonly milestones: Html;
  readonly remarks: Html;
  readonly others: Html;
};

/** Joins the parts of a weekly report in one language. */
export function weeklyReportBody({
  headline,
  own,
  absent,
  leagues,
  milestones,
  remarks,
  others,
}: ReportBody): Html {
  return html`${headline}${own}${absent}
    ${leagues.map(({ summary }) => summary)}${milestones}${remarks}
    ${leagues.map(({ before, rows, after }) => [before, rows, after])}${others}`;
}

/** Lays out the summary of rankings that are not shown. */
export function otherLeaguesBlock(others: OtherLeagues): Html {
  if (others === null) return html``;
  return html`<h2>${others.title}</h2>
    <p class="small" style="overflow-wrap:anywhere">${others.text}</p>
    `;
}

/** Lays out the headline. */
export function headlineBox(
  { label, illustrative, figures, trend, sentences }: Headline,
  language: Language,
): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="tint" bgcolor="${light.tint}" style="padding:16px">
    <p><b>${label}</b> ${illustrativePill(illustrative, language)}</p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="figures"><tr valign="top">
    ${figures.map(figureCell)}
    </tr></table>${trend === null ? '' : trend.html}
    </td></tr></table>
    ${sentences.map((sentence, index) => html`<p${index === 0 ? html` class="lead"` : ''}>${htmlLine(sentence)}</p>`)}
    `;
}

/** Lays out how one of the reader's units ranks. */
export function ownUnitBlock({ sentence, explanation, trend }: OwnUnit): Html {
  const lines = explanation.map((line, index) => (index === 0 ? line : html`<br>${line}`));
  return html`<p style="margin-bottom:4px">${htmlLine(sentence)}</p>
    ${lines.length === 0 ? '' : html`<p class="small">${lines}</p>`}${trend === null ? '' : trend.html}
    `;
}

function figureCell({ label, value, change }: Figure): Html {
  return html`<td style="padding:0 12px 0 0"><span class="small muted">${label}</span><br>
    <b class="figure" style="font-size:32px">${value}</b>${change === null ? '' : html`<br>${coloured(change)}`}</td>
    `;
}

/** Lays out a league: the sentences about it, and the frame around the rows of its table. */
export function leagueBlock(league: LeagueSection, language: Language): LeagueBlock {
  const provisional = league.provisional ? html`${pill(weeklyReportTexts[language].provisional.title)} ` : '';
  const facts = [league.received, ...league.remarks, ...league.ends.map(htmlLine)];
  return {
    summary: html`<h2>${league.title} ${provisional}${illustrativePill(league.illustrative, language)}</h2>
    <p class="small">${facts.map((fact, index) => (index === 0 ? fact : html`<br>${fact}`))}</p>
    ${
      league.withoutMovers === null
        ? ''
        : html`<p class="small">${league.withoutMovers}</p>
    `
    }${league.movers.map(moverList)}
    `,
    before: tableHead(league, language),
    after: html`
    </tbody></table>
    `,
  };
}

function moverList({ label, entries }: MoverList): Html {
  return html`<p class="small" style="margin:0 0 8px"><b>${label}</b>${entries.map(moverLine)}</p>
    `;
}

function moverLine({ move, unit, remark, why }: MoverEntry): Html {
  return html`<br>${coloured(move)} ${linkedWords(unit)}${remark === '' ? '' : html` <span class="keep">(${remark})</span>`}${why === '' ? '' : html`: <span class="muted">${why}</span>`}`;
}

function tableHead({ table, caption }: LeagueSection, language: Language): Html {
  const { rank, unit, points, pointsChange, placesChange } = leagueTexts[language].columns;
  return html`<table class="ranks" width="100%" cellpadding="3" cellspacing="0" border="0" style="font-size:14px">
    <caption class="caption" style="text-align:left"><b class="title">${table}</b>${caption === '' ? '' : html`<br><span class="muted">${caption}</span>`}</caption>
    <thead><tr align="right">${headCell(rank)}<th scope="col" align="left" width="60%" class="head muted">${unit}</th>${[points, pointsChange, placesChange].map(headCell)}</tr></thead>
    <tbody>
    `;
}

function headCell(words: string): Html {
  return html`<th scope="col" align="right" class="head muted">${words}</th>`;
}

/** Lays out a row of a ranking. */
export function rankingRow({ rank, unit, className, points, ...row }: RankingRow): Html {
  const { pointsChange, placesChange, own, marks } = row;
  const shown = (words: HtmlContent) => (own ? html`<b>${words}</b>` : words);
  const named = shown(
    unit.url === null ? unit.words : html`<a class="unit" href="${unit.url}">${unit.words}</a>`,
  );
  const name = className === '' ? named : html`${named} <span class="mark muted keep">${className}</span>`;
  const remark = marks.length === 0 ? '' : html`<br><i class="mark accent">${marks.join(' · ')}</i>`;
  return html`<tr align="right"${own ? html` class="tint" bgcolor="${light.tint}"` : ''}><td class="n">${shown(rank)}</td><th scope="row" align="left" class="name">${name}${remark}</th><td class="n">${shown(points)}</td><td class="n">${shown(pointsChange)}</td><td class="n ${placesChange.direction}">${shown(placesChange.text)}</td></tr>
    `;
}

/** Lays out the row that replaces omitted rows. */
export function gapRow(words: string): Html {
  return html`<tr align="left"><td colspan="5" class="n muted">${words}</td></tr>
    `;
}

function coloured({ text, direction }: Change): Html {
  return html`<b class="${direction}">${text}</b>`;
}
