import type { AuditChange } from '../../audit/audit-entry.ts';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import type { Catalogue } from '../catalogue.ts';
import { type PartOfCatalogue, partsOfCatalogue } from './parts.ts';

/** More parts than this are only counted, so that an entry of the audit log stays small. */
const mostParts = 100;

/** A longer value ends with an ellipsis; each catalogue version holds it whole. */
const mostCharacters = 120;

/**
 * What a new version changes, part by part, for the audit log: removed parts first, then changed ones with the fields that
 * differ, then added ones; beyond 100 how many more. An e-mail address is shown by its domain.
 * @param before null for the first version, of which every part is new: nothing then
 */
export function auditedParts(before: Catalogue | null, next: Catalogue): AuditChange[] {
  if (before === null) return [];
  const old = new Map(partsOfCatalogue(before).map((one) => [keyOf(one), one]));
  const present = new Map(partsOfCatalogue(next).map((one) => [keyOf(one), one]));
  const removed = [...old].flatMap(([key, one]) =>
    present.has(key) ? [] : [changeOf(one, whole(one), null)],
  );
  const changed = [...present].flatMap(([key, one]) => {
    const was = old.get(key);
    const fields = was === undefined ? [] : differing(was, one);
    return was === undefined || fields.length === 0
      ? []
      : [changeOf(one, textOf(was, fields), textOf(one, fields))];
  });
  const added = [...present].flatMap(([key, one]) => (old.has(key) ? [] : [changeOf(one, null, whole(one))]));
  const all = [...removed, ...changed, ...added];
  const more = all.length - mostParts;
  return [
    ...all.slice(0, mostParts),
    ...(more > 0 ? [{ field: 'more' as const, from: null, to: more }] : []),
  ];
}

function changeOf({ part, id, of }: PartOfCatalogue, from: string | null, to: string | null): AuditChange {
  return { field: part, of: of === null ? id : `${of.id}/${id}`, from, to };
}

/** All fields of a part but its id, which the change names anyway. */
function whole(one: PartOfCatalogue): string {
  return textOf(
    one,
    Object.keys(one.fields).filter((field) => field !== 'id'),
  );
}

function differing(was: PartOfCatalogue, now: PartOfCatalogue): string[] {
  return [...new Set([...Object.keys(was.fields), ...Object.keys(now.fields)])].filter(
    (field) => canonicalJson([was.fields[field] ?? null]) !== canonicalJson([now.fields[field] ?? null]),
  );
}

/** `validFrom: 2024-01-01; validTo: –` */
function textOf({ fields }: PartOfCatalogue, names: readonly string[]): string {
  const text = names.map((name) => `${name}: ${valueText(name, fields[name])}`).join('; ');
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}

function valueText(name: string, value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'string') return canonicalJson(value);
  return name === 'email' ? value.replace(/^.*@/, '…@') : value;
}

function keyOf({ part, id, of }: PartOfCatalogue): string {
  return JSON.stringify([part, of?.id ?? null, id]);
}
