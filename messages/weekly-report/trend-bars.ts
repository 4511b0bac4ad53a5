import { formatInteger, formatPoints } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { shownTrend, type Trend } from '../../domain/report/trend.ts';
import { light } from '../letter/email-style.ts';
import { type Html, html } from '../letter/html.ts';

/** One bar of a trend, and its week, points and rank in words; `share` is its height in 1/100, null where there is no result. */
type Bar = {
  readonly week: string;
  readonly points: string;
  readonly rank: string;
  readonly share: number | null;
};

/** A trend as bars, in both parts of the e-mail. */
export type TrendBars = { readonly html: Html; readonly plain: string };

type Texts = {
  readonly week: (number: string) => string;
  readonly rank: (rank: string) => string;
  readonly caption: (weeks: string, base: string) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    week: (number) => `T${number}`,
    rank: (rank) => `hạng ${rank}`,
    caption: (weeks, base) => `${weeks} tuần gần nhất (chân cột: ${base} điểm)`,
  },
  en: {
    week: (number) => `W${number}`,
    rank: (rank) => `rank ${rank}`,
    caption: (weeks, base) => `The last ${weeks} weeks (bars begin at ${base} points)`,
  },
};

/** Bars begin at a multiple of this many points, in 1/100, and at least as much below the lowest. */
const step = 500;

/** The height of the highest bar in pixels, and its length in characters of plain text. */
const highest = 36;
const longest = 20;

/** Draws a trend of cells and of characters, so that it survives without images; null where it shows no direction. */
export function trendBars(trend: Trend | undefined, language: Language): TrendBars | null {
  const weeks = shownTrend(trend ?? []);
  if (weeks === null) return null;
  const known = weeks.flatMap(({ points }) => (points === null ? [] : [points]));
  const [lowest, most] = [Math.min(...known), Math.max(...known)];
  const base = Math.max(0, Math.floor((lowest - Math.max(most - lowest, step)) / step) * step);
  const { week, rank: inWords, caption } = texts[language];
  const bars = weeks.map(({ period, points, rank }): Bar => {
    return {
      week: week(period.slice(-2)),
      points: points === null ? '—' : formatPoints(points, language),
      rank: rank === null ? '' : inWords(formatInteger(rank, language)),
      share: points === null ? null : Math.round((100 * (points - base)) / (most - base)),
    };
  });
  const title = caption(formatInteger(weeks.length, language), formatPoints(base, language));
  return { html: barTable(title, bars), plain: [`${title}:`, ...bars.map(barLine)].join('\n') };
}

function barLine({ week, points, rank, share }: Bar): string {
  const bar = share === null ? '' : ` ${'█'.repeat(Math.max(1, Math.round((share * longest) / 100)))}`;
  return `${week}: ${points}${rank === '' ? '' : ` (${rank})`}${bar}`;
}

function barTable(title: string, bars: readonly Bar[]): Html {
  return html`<p class="small muted" style="margin:0 0 4px">${title}</p>
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" class="tabular" style="margin:0 0 12px"><tr valign="bottom">
    ${bars.map(barCell)}</tr></table>
    `;
}

function barCell({ week, points, rank, share }: Bar): Html {
  const height = share === null ? 0 : Math.max(2, Math.round((share * highest) / 100));
  const bar =
    height === 0
      ? ''
      : html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="fill" bgcolor="${light.accent}" height="${height}" style="height:${height}px;font-size:0;line-height:0">&nbsp;</td></tr></table>`;
  return html`<td width="42" align="center" class="muted" style="padding:0 2px;font-size:11px;line-height:14px">${bar}${week}<br><b>${points}</b>${rank === '' ? '' : html`<br>${rank}`}</td>
    `;
}
