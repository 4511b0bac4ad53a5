import { capitalise, formatDate } from '../../language/format.ts';
import { type Language, type Text, textSchema } from '../../language/text.ts';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import { nameWithId } from '../name-with-id.ts';
import { fieldName } from './field-words.ts';
import { kindAndName, partNames } from './part-words.ts';
import type { PartOfCatalogue } from './parts.ts';
import { changedValues } from './value-words.ts';

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
      .map((field) => changedField(field, was, one, language))
      .join('; ')}`;
  return { vi: words('vi'), en: words('en') };
}

function changedField(
  field: string,
  was: PartOfCatalogue,
  { part, fields }: PartOfCatalogue,
  language: Language,
): string {
  const name = fieldName(field)[language];
  const other = otherLanguageOf(was.fields[field], fields[field], language);
  if (other !== null) return `${name} ${other}`;
  const [from, to] = changedValues(field, part, was.fields[field], fields[field], language);
  return `${name}: ${from} → ${to}`;
}

/** A text that changes in the other language alone: `in Vietnamese: «Sở C» → «Sở Xây dựng»`; null for all else. */
function otherLanguageOf(was: unknown, now: unknown, language: Language): string | null {
  const [before, after] = [textSchema.safeParse(was), textSchema.safeParse(now)];
  if (!before.success || !after.success || before.data[language] !== after.data[language]) return null;
  return language === 'vi'
    ? `tiếng Anh: “${before.data.en}” → “${after.data.en}”`
    : `in Vietnamese: «${before.data.vi}» → «${after.data.vi}»`;
}

/** A part with what it is inside of. */
function named({ part, id, name, of }: PartOfCatalogue, language: Language): string {
  const kind = partNames[part][language];
  if (part === 'catalogue') return kind;
  const own =
    part === 'day' ? `${formatDate(id, language)} (${name[language]})` : nameWithId({ id, name })[language];
  if (of === null) return kindAndName(kind, own);
  const outer = nameWithId(of)[language];
  return language === 'vi'
    ? `${kindAndName(kind, own)} của ${outer}`
    : `${kindAndName(kind, own)} in ${outer}`;
}
