import type { Language, Text } from '../../domain/language/text.ts';
import type { Settings } from '../settings.ts';
import { type Names, readNames } from './names.ts';
import { table, writeData, writeJson } from './output.ts';

/** How a list is written. */
export type ListForm<Entry> = {
  /** The list's name in JSON. */
  readonly key: string;
  /** The headings, with `|` between two. */
  readonly head: Text;
  /** The cells of an entry, under the headings. */
  readonly row: (entry: Entry, lang: Language, names: Names) => readonly string[];
};

/** Writes a whole list: as it was answered in JSON, or as a table in which ids have names. */
export async function writeList<Entry>(
  settings: Settings,
  entries: readonly Entry[],
  { key, head, row }: ListForm<Entry>,
): Promise<void> {
  if (settings.json === true) return writeJson({ [key]: entries });
  const { lang } = settings;
  const names = await readNames(settings);
  writeData(table([head[lang].split('|'), ...entries.map((entry) => row(entry, lang, names))], []));
}
