import { foldCase } from '../language/fold-text.ts';
import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { type Named, nameWithId } from './name-with-id.ts';

const languages = ['vi', 'en'] as const;

/** Meanings by id, those of one id in their order. */
export function byId<M extends { readonly id: string }>(meanings: readonly M[]): Map<string, M[]> {
  const found = new Map<string, M[]>();
  for (const one of meanings) {
    const same = found.get(one.id);
    if (same === undefined) found.set(one.id, [one]);
    else same.push(one);
  }
  return found;
}

/** Whether two texts differ in both languages, so that neither corrects or translates the other. */
export function isOtherName(one: Text, other: Text): boolean {
  return languages.every((language) => foldCase(one[language]) !== foldCase(other[language]));
}

/**
 * Checks that nothing takes over the name of something that goes on under another name: what is stored for each would be
 * read as the other's.
 * @param own the earlier meanings of the same id
 */
export function checkName<M extends Named & { readonly lastIn: number }>(
  one: Named,
  own: readonly Named[],
  earlier: readonly M[],
  after: readonly Named[],
  path: readonly PropertyKey[],
): Violation[] {
  const taken = languages.filter((language) =>
    own.every(({ name }) => foldCase(name[language]) !== foldCase(one.name[language])),
  );
  if (taken.length === 0 || own.length === 0) return [];
  const owner = earlier.find((other) => {
    if (other.id === one.id) return false;
    const kept = after.find(({ id }) => id === other.id);
    return taken.some((language) => {
      const name = foldCase(one.name[language]);
      return (
        kept !== undefined &&
        foldCase(other.name[language]) === name &&
        foldCase(kept.name[language]) !== name
      );
    });
  });
  if (owner === undefined) return [];
  const { vi, en } = nameWithId(owner);
  return [
    {
      pointer: jsonPointer(path),
      code: 'name-moved',
      detail: {
        vi: `Ở phiên bản ${owner.lastIn}, tên này là của ${vi}; chuyển tên sang mã khác làm số liệu đã lưu bị đọc sai. Giữ tên ở mã cũ.`,
        en: `In version ${owner.lastIn}, this is the name of ${en}; under another id, stored figures would be misread. Keep the name with its id.`,
      },
    },
  ];
}
