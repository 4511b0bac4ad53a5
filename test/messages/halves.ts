import { languageDivider } from '../../messages/letter/plain-letter.ts';

/** The two languages of a message, separated. */
export type Halves = { readonly vi: string; readonly en: string };

/** Splits a text/plain part by language. */
export function halvesOfText(text: string): Halves {
  const [vi = '', en = ''] = text.split(languageDivider);
  return { vi, en };
}

/** Splits an HTML part into each language's visible text. */
export function halvesOfHtml(html: string): Halves {
  const [, vi = '', en = ''] = html.split('class="inner" lang=');
  return { vi: visibleText(`<td ${vi}`), en: visibleText(`<td ${en}`) };
}

/** HTML without its markup. */
export function visibleText(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Rewrites one language's dates and weeks in ISO form, without hyphens so that each reads as one number. */
function plainDates(text: string): string {
  return text
    .replace(/(\d{2})\/(\d{2})\/(\d{4})/g, '$3$2$1')
    .replace(/tuần (\d{2})\/(\d{4})/gi, '$2$1')
    .replace(new RegExp(`(\\d{1,2}) (${months.join('|')}) (\\d{4})`, 'g'), (_, day, month, year) => {
      const number = months.indexOf(String(month)) + 1;
      return `${year}${String(number).padStart(2, '0')}${String(day).padStart(2, '0')}`;
    })
    .replace(/week (\d{1,2}) of (\d{4})/gi, (_, week, year) => `${year}${String(week).padStart(2, '0')}`);
}

/** Every number of a text in reading order, dates and weeks as one number each. */
export function numbersIn(text: string, language: 'vi' | 'en'): number[] {
  const [group, decimal] = language === 'vi' ? ['.', ','] : [',', '.'];
  const pattern = new RegExp(`[+−]?(?:\\d{1,3}(?:\\${group}\\d{3})+|\\d+)(?:\\${decimal}\\d+)?`, 'g');
  return [...plainDates(text).matchAll(pattern)].map(([token]) =>
    Number(token.replaceAll(group, '').replace(decimal, '.').replace('−', '-')),
  );
}

/** The tags of a document in order, as written. */
export function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}
