import type { Language } from '../../../domain/language/text.ts';
import { halvesOfText, visibleText } from '../halves.ts';

/**
 * A row of a ranking as somebody reads it: the number in its unit’s name, and its figures. Points are in 1/100; what shows as
 * unknown is null. A gap stands for a number of units.
 */
export type ShownRow =
  | {
      readonly unit: number;
      readonly rank: number | null;
      readonly points: number | null;
      readonly pointsChange: number | null;
      readonly places: number | null;
    }
  | { readonly gap: number };

const nameOf = { vi: 'Xã số', en: 'Commune no.' } as const;

/** The name of a unit that {@link rowsOfHtml} and {@link rowsOfText} know again. */
export function numbered(index: number): Readonly<Record<Language, string>> {
  return { vi: `${nameOf.vi} ${index}`, en: `${nameOf.en} ${index}` };
}

function numberOf(shown: string, language: Language): number | null {
  if (shown === '—') return null;
  if (shown === '=') return 0;
  const [group, decimal] = language === 'vi' ? ['.', ','] : [',', '.'];
  const plain = shown
    .replace(/^[▲▼] /, '')
    .replaceAll(group, '')
    .replace(decimal, '.')
    .replace('−', '-');
  if (!/^[+-]?\d+(?:\.\d\d)?$/.test(plain)) throw new Error(`“${shown}” is not a number`);
  return Math.round(Number(plain) * (plain.includes('.') ? 100 : 1));
}

function arrowAgrees(shown: string, places: number | null): boolean {
  const arrow = /^[▲▼]/.exec(shown)?.[0] ?? '';
  return arrow === (places === null || places === 0 ? '' : places > 0 ? '▲' : '▼');
}

function rowOf(cells: readonly string[], language: Language): ShownRow {
  const [rank = '', name = '', points = '—', pointsChange = '—', placesChange = '—'] = cells;
  const unit = new RegExp(`${nameOf[language].replace('.', '\\.')} (\\d+)`).exec(name)?.[1];
  if (unit === undefined) throw new Error(`“${cells.join(' | ')}” names no unit`);
  const places = numberOf(placesChange, language);
  if (!arrowAgrees(placesChange, places)) throw new Error(`the arrow of “${placesChange}” is wrong`);
  return {
    unit: Number(unit),
    rank: numberOf(rank, language),
    points: numberOf(points, language),
    pointsChange: numberOf(pointsChange, language),
    places,
  };
}

const gapPattern = { vi: /^… ([\d.]+) đơn vị khác …$/, en: /^… ([\d,]+) more …$/ } as const;

function gapOf(line: string, language: Language): ShownRow[] {
  const units = gapPattern[language].exec(line)?.[1];
  return units === undefined ? [] : [{ gap: numberOf(units, language) ?? 0 }];
}

/** The rows of every ranking of one language in an HTML part. */
export function rowsOfHtml(html: string, language: Language): ShownRow[] {
  const [, vi = '', en = ''] = html.split('class="inner" lang=');
  const tables = (language === 'vi' ? vi : en).match(/<tbody>[\s\S]*?<\/tbody>/g) ?? [];
  return tables.flatMap((table) =>
    (table.match(/<tr[\s\S]*?<\/tr>/g) ?? []).flatMap((row) => {
      const cells = (row.match(/<t[dh][\s\S]*?<\/t[dh]>/g) ?? []).map(visibleText);
      return cells.length === 1 ? gapOf(cells[0] ?? '', language) : [rowOf(cells, language)];
    }),
  );
}

/** The rows of every ranking of one language in a text part: `→ 3. Xã số 7 [marks]: 65,59 (+1,20; ▲ +2)`. */
export function rowsOfText(text: string, language: Language): ShownRow[] {
  return halvesOfText(text)
    [language].split('\n')
    .flatMap((line) => {
      const gap = gapOf(line, language);
      if (gap.length > 0) return gap;
      const row =
        /^(?:→ )?(?:(\d+)\.|—) ((?:Xã số|Commune no\.) \d+)(?: \(.*?\))?(?: \[.*?\])?(?:: (\S+) \((\S+); (.+)\))?$/.exec(
          line,
        );
      if (row === null) return [];
      const [, rank = '—', name = '', points, change, places] = row;
      return [rowOf([rank, name, points ?? '—', change ?? '—', places ?? '—'], language)];
    });
}
