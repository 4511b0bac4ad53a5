import { english } from './english.ts';
import { language } from './language.ts';
import { type Key, vietnamese } from './vietnamese.ts';

const dictionaries = { vi: vietnamese, en: english };

/** A text of the portal in the reader's language, with `{name}` replaced by what is given. */
export function say(key: Key, given: Readonly<Record<string, string | number>> = {}): string {
  return dictionaries[language.value][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(given[name] ?? whole),
  );
}
