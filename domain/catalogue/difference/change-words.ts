import { capitalise, formatDate } from '../../language/format.ts';
import type { Language, Text } from '../../language/text.ts';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import { nameWithId } from '../name-with-id.ts';
import { fieldName, valueWords } from './field-words.ts';
import { partNames } from './part-words.ts';
import type { PartOfCatalogue } from './parts.ts';

/** `Removed: unit Department C (P.C)` */
export function removedWords(one: PartOfCatalogue): Text {
  return { vi: `Bỏ ${named(one, 'vi')}`, en: `Removed: ${named(one, 'en')}` };
}

/** `Added: unit Department C (P.C)` */
export function addedWords(one: PartOfCatalogue): Text {
  return { vi: `Thêm ${named(one, 'vi')}`, en: `Added: ${named(one, 'en')}` };
}

/** `Unit Department C (P.C): name “Department C” → “Department of C”; valid to 30/06/2025` */
export function changedWords(was: PartOfCatalogue, one: PartOfCatalogue): Text {
  const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(one.fields)])].filter(
    (field) => canonicalJson([was.fields[field] ?? null]) !== canonicalJson([one.fields[field] ?? null]),
  );
  const words = (language: Language) =>
    `${capitalise(named(one, language))}: ${fields
      .map((field) => changedField(field, was.fields[field], one.fields[field], language))
      .join('; ')}`;
  return { vi: words('vi'), en: words('en') };
}

function changedField(field: string, was: unknown, now: unknown, language: Language): string {
  const name = fieldName(field)[language];
  const [from, to] = [valueWords(was, language), valueWords(now, language)];
  if (from === null || to === null) return `${name} ${language === 'vi' ? 'được sửa' : 'changed'}`;
  return `${name} ${from} → ${to}`;
}

/** A part with what it is inside of. */
function named({ part, id, name, of }: PartOfCatalogue, language: Language): string {
  const kind = partNames[part][language];
  if (part === 'catalogue') return kind;
  const own =
    part === 'day' ? `${formatDate(id, language)} (${name[language]})` : nameWithId({ id, name })[language];
  if (of === null) return `${kind} ${own}`;
  const outer = nameWithId(of)[language];
  return language === 'vi' ? `${kind} ${own} của ${outer}` : `${kind} ${own} in ${outer}`;
}
