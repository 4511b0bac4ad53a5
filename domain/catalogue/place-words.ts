import * as z from 'zod';
import { capitalise } from '../language/format.ts';
import { type Language, type Text, textSchema } from '../language/text.ts';
import { pointerPath } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { CataloguePart } from './difference/catalogue-change.ts';
import { fieldName } from './difference/field-words.ts';
import { kindAndName, partNames } from './difference/part-words.ts';

/** The lists of a catalogue: what an entry of each is, and what the list is called. */
const lists: Readonly<Record<string, { readonly part: CataloguePart; readonly list: Text }>> = {
  units: { part: 'unit', list: { vi: 'danh sách đơn vị', en: 'list of units' } },
  leagues: { part: 'league', list: { vi: 'danh sách khối', en: 'list of leagues' } },
  sets: { part: 'set', list: { vi: 'danh sách bộ chỉ số', en: 'list of sets' } },
  groups: { part: 'group', list: { vi: 'danh sách nhóm', en: 'list of groups' } },
  indicators: { part: 'indicator', list: { vi: 'danh sách chỉ số', en: 'list of indicators' } },
  milestones: { part: 'milestone', list: { vi: 'danh sách mốc', en: 'list of milestones' } },
  obligations: {
    part: 'obligation',
    list: { vi: 'danh sách đơn vị phải hoàn thành', en: 'list of obligations' },
  },
  recipients: { part: 'recipient', list: { vi: 'danh sách người nhận', en: 'list of recipients' } },
  calendar: { part: 'day', list: { vi: 'lịch ngày nghỉ', en: 'calendar' } },
};

/** No answer names more faults. */
const mostPlaces = 1_000;

/** Faults of a catalogue, each with its place in words where its pointer leads to something. */
export function placedIn(catalogue: unknown, violations: readonly Violation[]): Violation[] {
  return violations.map((violation, at) => {
    const place = at < mostPlaces ? placeInCatalogue(violation.pointer, catalogue) : null;
    return place === null ? violation : { ...violation, place };
  });
}

/**
 * Where a pointer leads in a catalogue, in words: `Bộ chỉ số 766 (766), chỉ số Hồ sơ đúng hạn (766.1.1), điểm tối đa`. The
 * catalogue may be invalid. Null for a pointer into something else.
 */
function placeInCatalogue(pointer: string, catalogue: unknown): Text | null {
  const path = pointerPath(pointer);
  if (path === null || path.length === 0) return null;
  const steps: Text[] = [];
  let node: unknown = catalogue;
  for (let at = 0; at < path.length; at += 1) {
    const key = path[at] ?? '';
    const next = path[at + 1];
    const known = Object.hasOwn(lists, key) ? lists[key] : undefined;
    const inside = childOf(node, key);
    if (Array.isArray(inside) && next !== undefined && /^\d+$/.test(next)) {
      const entry = childOf(inside, next);
      const name = known === undefined ? fieldWords(key) : partNames[known.part];
      steps.push(entryWords(name, entry, Number(next), known !== undefined));
      node = entry;
      at += 1;
    } else {
      const isField = known === undefined || (key === 'leagues' && at > 0);
      steps.push(isField ? fieldWords(key) : known.list);
      node = inside;
    }
  }
  const joined = (language: Language) => capitalise(steps.map((step) => step[language]).join(', '));
  return { vi: joined('vi'), en: joined('en') };
}

function childOf(node: unknown, key: string): unknown {
  if (Array.isArray(node)) return node[Number(key)];
  if (typeof node !== 'object' || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === key)?.[1];
}

const namedSchema = z.object({ id: z.string() });
const nameSchema = z.object({ name: textSchema });
const postSchema = z.object({ post: textSchema });
const unitSchema = z.object({ unit: z.string() });
const dateSchema = z.object({ date: z.string() });

const inner: Readonly<Record<string, Text>> = {
  vi: { vi: 'bằng tiếng Việt', en: 'in Vietnamese' },
  en: { vi: 'bằng tiếng Anh', en: 'in English' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến hết', en: 'to' },
};

function fieldWords(key: string): Text {
  return (Object.hasOwn(inner, key) ? inner[key] : undefined) ?? fieldName(shownKey(key));
}

/** An entry by its name and id, by what it has of both, or else by its place in the list. */
function entryWords({ vi, en }: Text, entry: unknown, at: number, isPart: boolean): Text {
  const name = nameSchema.safeParse(entry).data?.name ?? postSchema.safeParse(entry).data?.post;
  const id =
    namedSchema.safeParse(entry).data?.id ??
    unitSchema.safeParse(entry).data?.unit ??
    dateSchema.safeParse(entry).data?.date ??
    z.string().safeParse(entry).data;
  if (name !== undefined && id !== undefined) {
    const [own, other] = [kindAndName(vi, name.vi), kindAndName(en, name.en)];
    return { vi: `${own} (${shownKey(id)})`, en: `${other} (${shownKey(id)})` };
  }
  if (name !== undefined) return { vi: kindAndName(vi, name.vi), en: kindAndName(en, name.en) };
  if (id !== undefined) return { vi: `${vi} «${shownKey(id)}»`, en: `${en} “${shownKey(id)}”` };
  return isPart
    ? { vi: `${vi} thứ ${at + 1}`, en: `${en} no. ${at + 1}` }
    : { vi: `${vi}, mục thứ ${at + 1}`, en: `${en}, entry ${at + 1}` };
}
