import type { ChoiceWords } from '../catalogue/choice-words.ts';
import type { Language, Text } from '../language/text.ts';
import type { CellUse } from '../workbook/cell-text.ts';
import { type Entry, type FieldPath, fieldOf, withField } from './entry.ts';

/** What a cell says of a field, or why it cannot be told. */
type ColumnReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: Text };

/** A column of a sheet of the catalogue: a field of its entries. */
export type CatalogueColumn = {
  readonly heading: Text;
  /** In characters. */
  readonly width: number;
  readonly path: FieldPath;
  /** What a cell may say, if that is a few words; a spreadsheet offers them. */
  readonly choices?: readonly Text[];
  /** How many parts of the catalogue's own number one in the cell has; 1 unless stated. */
  readonly parts?: 1 | 100;
  /** The use of its cells, by which numbers and dates in them are read. */
  readonly use: CellUse;
  /** What the cell of an entry shows. */
  readonly show: (entry: Entry, language: Language) => string | number | null;
  /** What the text of a cell means; empty texts too. */
  readonly read: (text: string) => ColumnReading;
  readonly write: (entry: Entry, value: unknown) => Entry;
};

type Naming = readonly [vi: string, en: string, width: number];

const nothing: ColumnReading = { ok: true, value: undefined };

function plain(path: FieldPath, [vi, en, width]: Naming) {
  return {
    heading: { vi, en },
    width,
    path,
    write: (entry: Entry, value: unknown) => withField(entry, path, value),
  };
}

/** A text. @param ifEmpty what an empty cell stands for */
export function textColumn(path: FieldPath, naming: Naming, ifEmpty?: null): CatalogueColumn {
  return {
    ...plain(path, naming),
    use: 'text',
    show: (entry) => shownText(fieldOf(entry, path)),
    read: (text) => ({ ok: true, value: text === '' ? ifEmpty : text }),
  };
}

function shownText(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

/** A date, written `2024-01-15` or as the spreadsheet has dates. */
export function dateColumn(path: FieldPath, naming: Naming): CatalogueColumn {
  return {
    ...textColumn(path, naming),
    use: 'date',
    read: (text) => {
      if (text === '') return nothing;
      const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
      if (year !== '')
        return { ok: true, value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { ok: true, value: text } : { ok: false, detail: needsDate };
    },
  };
}

const needsDate: Text = {
  vi: 'Cần một ngày, ví dụ 15/01/2024 hoặc 2024-01-15.',
  en: 'Enter a date, such as 2024-01-15 or 15/01/2024.',
};

/** A time of day, written `16:00` or `16h00`, or as the spreadsheet has times. What is no time stays as it is, for the catalogue to refuse. */
export function timeColumn(path: FieldPath, naming: Naming): CatalogueColumn {
  return {
    ...textColumn(path, naming),
    use: 'time',
    read: (text) => {
      if (text === '') return nothing;
      const [, hour, minute = '00'] = /^(\d{1,2})(?::(?=\d)|h)(\d{2})?(?::00)?$/i.exec(text) ?? [];
      return { ok: true, value: hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}` };
    },
  };
}

/** A reporting period. A spreadsheet makes the first day of a month of `2024-03`. */
export function periodColumn(path: FieldPath, naming: Naming): CatalogueColumn {
  return {
    ...textColumn(path, naming),
    read: (text) => {
      if (text === '') return nothing;
      const [, month = text] = /^(\d{4}-\d{2})-01$/.exec(text) ?? [];
      return { ok: true, value: month };
    },
  };
}

/**
 * A number, which the catalogue keeps in whole parts: points in hundredths, for example.
 * @param parts how many parts one has, 1 or 100
 */
export function numberColumn(path: FieldPath, naming: Naming, parts: 1 | 100 = 1): CatalogueColumn {
  return {
    ...plain(path, naming),
    use: 'number',
    parts,
    show: (entry) => {
      const value = fieldOf(entry, path);
      return typeof value === 'number' ? value / parts : null;
    },
    read: (text) => {
      if (text === '') return nothing;
      const digits = (parts === 1 ? /^-?\d{1,15}$/ : /^-?\d{1,12}(?:[.,]\d{1,2}0*)?$/).test(text);
      if (!digits) return { ok: false, detail: parts === 1 ? needsWhole : needsNumber };
      return { ok: true, value: Math.round(Number(text.replace(',', '.')) * parts) };
    },
  };
}

const needsWhole: Text = {
  vi: 'Cần một số nguyên chỉ gồm chữ số, ví dụ 1200000.',
  en: 'Enter a whole number in digits only, such as 1200000.',
};

const needsNumber: Text = {
  vi: 'Cần một số, nhiều nhất hai chữ số thập phân, ví dụ 12,5.',
  en: 'Enter a number with at most two decimals, such as 12.5.',
};

/**
 * One of a few values, by their words in either language or as the catalogue writes them. Words have no commas, which separate them in a
 * spreadsheet's list; a cell may have some.
 */
export function choiceColumn(path: FieldPath, naming: Naming, words: ChoiceWords): CatalogueColumn {
  return {
    ...plain(path, naming),
    choices: [...words.values()],
    use: 'text',
    show: (entry, language) => {
      const value = fieldOf(entry, path);
      const known = typeof value === 'string' || typeof value === 'boolean' ? words.get(value) : undefined;
      return known === undefined ? shownText(value) : known[language];
    },
    read: (text) => {
      if (text === '') return nothing;
      const typed = text.toLowerCase().replaceAll(',', '');
      const found = [...words].find(
        ([value, { vi, en }]) =>
          [String(value), vi.toLowerCase(), en.toLowerCase()].includes(typed) ||
          (value === true && isYes(typed)),
      );
      return found === undefined
        ? { ok: false, detail: words.has(true) ? needsYes(words) : oneOf([...words.values()]) }
        : { ok: true, value: found[0] };
    },
  };
}

/** What a cell may say that asks for a yes, or for a yes or a no. */
function needsYes(words: ChoiceWords): Text {
  return words.has(false)
    ? {
        vi: 'Ghi «có» (hoặc «x») hay «không», hoặc để trống.',
        en: 'Enter yes (or x) or no, or leave the cell empty.',
      }
    : needsMark;
}

function oneOf(words: readonly Text[]): Text {
  return {
    vi: `Chọn một trong: ${words.map(({ vi }) => `«${vi}»`).join(', ')}.`,
    en: `Choose one of ${words.map(({ en }) => `“${en}”`).join(', ')}.`,
  };
}

/**
 * A column inside a part of an entry that a word may stand in place of, such as “none” for a ladder.
 * @param words the texts that the catalogue has in place of the part, as people read them
 */
export function orWords(column: CatalogueColumn, words: ChoiceWords): CatalogueColumn {
  const part = column.path.slice(0, -1);
  const wordOf = (entry: Entry): string | undefined => {
    const value = fieldOf(entry, part);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    ...column,
    use: 'text',
    show: (entry, language) => {
      const word = wordOf(entry);
      return word === undefined ? column.show(entry, language) : (words.get(word)?.[language] ?? word);
    },
    read: (text) => {
      const typed = text.toLowerCase();
      const found = [...words].find(([value, { vi, en }]) =>
        [value, vi.toLowerCase(), en.toLowerCase()].includes(typed),
      );
      return found === undefined ? column.read(text) : { ok: true, value: found[0] };
    },
    write: (entry, value) => {
      if (typeof value === 'string') return withField(entry, part, value);
      const without = wordOf(entry) === undefined ? entry : withField(entry, part, undefined);
      return column.write(without, value);
    },
  };
}

/** A list of texts or of whole numbers, separated by commas or semicolons. @param ifEmpty what an empty cell stands for */
export function listColumn(
  path: FieldPath,
  naming: Naming,
  of: 'text' | 'number',
  ifEmpty?: readonly [],
): CatalogueColumn {
  return {
    ...plain(path, naming),
    use: 'text',
    show: (entry) => {
      const value = fieldOf(entry, path);
      return Array.isArray(value) ? value.join(', ') || null : null;
    },
    read: (text) => {
      const parts = text
        .split(/[,;]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (parts.length === 0) return { ok: true, value: ifEmpty };
      if (of === 'text') return { ok: true, value: parts };
      if (parts.every((part) => /^\d{1,9}$/.test(part))) return { ok: true, value: parts.map(Number) };
      return { ok: false, detail: needsNumbers };
    },
  };
}

const needsNumbers: Text = {
  vi: 'Cần các số nguyên cách nhau bằng dấu phẩy, ví dụ 7, 3, 1, 0.',
  en: 'Enter whole numbers separated by commas, such as 7, 3, 1, 0.',
};

/** Whether a list holds one of its possible members: “yes”, or empty. @param all its possible members, in their usual order */
export function memberColumn(
  path: FieldPath,
  naming: Naming,
  member: string,
  all: readonly string[],
): CatalogueColumn {
  const membersOf = (entry: Entry): unknown[] => {
    const value = fieldOf(entry, path);
    return Array.isArray(value) ? value : [];
  };
  return {
    ...plain(path, naming),
    use: 'mark',
    show: (entry, language) => (membersOf(entry).includes(member) ? yes[language] : null),
    read: (text) => {
      if (text === '') return { ok: true, value: false };
      return isYes(text) ? { ok: true, value: true } : { ok: false, detail: needsMark };
    },
    write: (entry, isMember) => {
      if (membersOf(entry).includes(member) === (isMember === true)) return entry;
      const others = membersOf(entry).filter((one) => one !== member);
      const wanted = isMember === true ? [...others, member] : others;
      const inOrder = all.filter((one) => wanted.includes(one));
      return withField(entry, path, inOrder);
    },
  };
}

const needsMark: Text = {
  vi: 'Ghi «có» (hoặc «x»), hoặc để trống.',
  en: 'Enter yes (or x), or leave the cell empty.',
};

const yes: Text = { vi: 'có', en: 'yes' };

/** Whether a cell says yes, in either language or by a mark. */
function isYes(text: string): boolean {
  return ['x', '✓', '1', yes.vi, yes.en].includes(text.toLowerCase().normalize('NFC'));
}
