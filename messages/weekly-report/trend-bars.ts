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
  /** By figures carried forward from an earlier period. */
  readonly isCarried: boolean;
  readonly isIllustrative: boolean;
};

/** A trend as bars, in both parts of the e-mail. */
export type TrendBars = { readonly html: Html; readonly plain: string };

type Texts = {
  readonly week: (number: string) => string;
  readonly rank: (rank: string) => string;
  readonly caption: (weeks: string, base: string) => string;
  /** Marks a week by figures of an earlier one. */
  readonly carried: string;
  /** What the mark of such weeks means. */
  readonly carriedMark: string;
  readonly illustrative: string;
  readonly illustrativeMark: string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    week: (number) => `T${number}`,
    rank: (rank) => `hạng ${rank}`,
    caption: (weeks, base) => `${weeks} tuần gần nhất (cột bắt đầu từ ${base} điểm)`,
    carried: 'số liệu cũ',
    carriedMark: '* dùng lại số liệu kỳ trước',
    illustrative: 'số liệu minh họa',
    illustrativeMark: '† số liệu minh họa',
  },
  en: {
    week: (number) => `W${number}`,
    rank: (rank) => `rank ${rank}`,
    caption: (weeks, base) => `Last ${weeks} weeks (bars from ${base} points)`,
    carried: 'earlier figures',
    carriedMark: '* by figures of an earlier period',
    illustrative: 'illustrative figures',
    illustrativeMark: '† illustrative',
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
  const bars = weeks.map(({ period, points, rank, carried = false, illustrative = false }): Bar => {
    return {
      week: week(period.slice(-2)),
      points: points === null ? '—' : formatPoints(points, language),
      rank: rank === null ? '' : inWords(formatInteger(rank, language)),
      isCarried: carried,
      isIllustrative: illustrative,
      share: points === null ? null : Math.round((100 * (points - base)) / (most - base)),
    };
  });
  const title = caption(formatInteger(weeks.length, language), formatPoints(base, language));
  const { carriedMark, illustrativeMark } = texts[language];
  const marked = [
    title,
    ...(bars.some(({ isCarried }) => isCarried) ? [carriedMark] : []),
    ...(bars.some(({ isIllustrative }) => isIllustrative) ? [illustrativeMark] : []),
  ].join('; ');
  return {
    html: barTable(marked, bars),
    plain: [`${title}:`, ...bars.map((bar) => barLine(bar, language))].join('\n'),
  };
}

function barLine({ week, points, rank, share, isCarried, isIllustrative }: Bar, language: Language): string {
  const { carried, illustrative } = texts[language];
  const block = isCarried ? '░' : isIllustrative ? '▒' : '█';
  const bar = share === null ? '' : ` ${block.repeat(Math.max(1, Math.round((share * longest) / 100)))}`;
  const remarks = [
    ...(rank === '' ? [] : [rank]),
    ...(isCarried ? [carried] : []),
    ...(isIllustrative ? [illustrative] : []),
  ];
  return `${week}: ${points}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}${bar}`;
}

function barTable(title: string, bars: readonly Bar[]): Html {
  return html`<p class="small muted" style="margin:0 0 4px">${title}</p>
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" class="tabular" style="margin:0 0 8px"><tr valign="bottom">
    ${bars.map(barCell)}</tr></table>
    `;
}

function barCell({ week, points, rank, share, isCarried, isIllustrative }: Bar): Html {
  const height = share === null ? 0 : Math.max(2, Math.round((share * highest) / 100));
  const look = isCarried
    ? html`class="rule" height="${height}" style="height:${height}px;border:1px solid ${light.rule};font-size:0;line-height:0"`
    : isIllustrative
      ? html`class="edge" height="${height}" style="height:${height}px;border:1px dashed ${light.accent};font-size:0;line-height:0"`
      : html`class="fill" bgcolor="${light.accent}" height="${height}" style="height:${height}px;font-size:0;line-height:0"`;
  const bar =
    height === 0
      ? ''
      : html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td ${look}>&nbsp;</td></tr></table>`;
  return html`<td width="42" align="center" class="muted" style="padding:0 2px;font-size:11px;line-height:14px">${bar}${week}${isCarried ? '*' : ''}${isIllustrative ? '†' : ''}<br><b>${points}</b>${rank === '' ? '' : html`<br>${rank}`}</td>
    `;
}
