import type { Language } from '../../domain/language/text.ts';
import { english } from './english.ts';
import { language } from './language.ts';
import { vietnamese } from './vietnamese.ts';

/** What takes the places of `{name}` in a text. */
type Given = Readonly<Record<string, string | number>>;

/** A function for the texts of two dictionaries: a text in the reader's language, with `{name}` replaced by what is given. */
export function speaker<Key extends string>(
  dictionaries: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): (key: Key, given?: Given) => string {
  return (key, given = {}) =>
    dictionaries[language.value][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      String(given[name] ?? whole),
    );
}

/** A text of the portal's first load. */
export const say = speaker({ vi: vietnamese, en: english });
