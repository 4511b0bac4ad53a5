import { foldName } from '../language/fold-text.ts';
import type { Language, Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { type Named, nameWithId } from './name-with-id.ts';

const languages = ['vi', 'en'] as const;

/** Something named, in force from one day to another, both inclusive; always where it states no days. */
type InForce = Named & {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
};

/** Parts of one kind, and of one set where they belong to a set. */
type SuccessiveNames = {
  /** Those of the current version. */
  readonly current: readonly InForce[];
  /** What they were called in all versions so far. */
  readonly earlier: readonly (Named & { readonly lastIn: number })[];
  readonly next: readonly InForce[];
  /** Where the next ones are in the catalogue. */
  readonly path: readonly PropertyKey[];
};

/** Meanings by id, those of one id in their order. */
export function meaningsById<M extends { readonly id: string }>(meanings: readonly M[]): Map<string, M[]> {
  return grouped(meanings, ({ id }) => id);
}

/** Whether two texts differ in both languages, so that neither corrects or translates the other. */
export function isOtherName(one: Text, other: Text): boolean {
  return languages.every((language) => foldName(one[language]) !== foldName(other[language]));
}

/**
 * Checks, in either language, that no name passes from one id to another, directly or through a third: stored data of one
 * would be read as the other's. Two ids may not share a name while both are in force. An id may not take a name that another
 * id had and now lives on without, nor give up its name to an id that took it. Names that the current version already shares
 * may stay.
 */
export function checkNames(names: SuccessiveNames): Violation[] {
  const checks = languages.map((language) => checkIn(names, language));
  return names.next.flatMap((_, index) => {
    const [found] = checks.flatMap((check) => check(index) ?? []);
    return found === undefined ? [] : [found];
  });
}

function checkIn(
  { current, earlier, next, path }: SuccessiveNames,
  language: Language,
): (index: number) => Violation | undefined {
  const keyOf = ({ name }: Named) => foldName(name[language]);
  const now = new Map(current.map((one) => [one.id, one]));
  const after = new Map(next.map((one) => [one.id, one]));
  const places = new Map(next.map(({ id }, index) => [id, index]));
  const owners = grouped(earlier, keyOf);
  const bearers = grouped(next, keyOf);
  const own = new Map(
    [...meaningsById(earlier)].map(([id, same]) => [id, new Map(same.map((one) => [keyOf(one), one]))]),
  );
  const everHad = (id: string, key: string) => own.get(id)?.has(key) === true;
  const has = (one: Named | undefined, key: string) => one !== undefined && keyOf(one) === key;
  const isAsBefore = (one: InForce) => {
    const was = now.get(one.id);
    return has(was, keyOf(one)) && was?.validFrom === one.validFrom && was?.validTo === one.validTo;
  };

  return (index) => {
    const one = next[index];
    if (one === undefined) return undefined;
    const at = jsonPointer([...path, index, 'name']);
    const key = keyOf(one);
    const was = now.get(one.id);

    const sharer = isAsBefore(one) ? undefined : bearers.get(key)?.find((other) => newlyShares(one, other));
    if (sharer !== undefined) return shared(at, sharer);

    const owner = has(was, key) ? undefined : owners.get(key)?.find((other) => isTakenFrom(one, other));
    if (owner !== undefined) return moved(at, owner);

    for (const [former, meaning] of own.get(one.id) ?? []) {
      if (former === key || (was !== undefined && !has(was, former))) continue;
      const taker = bearers.get(former)?.find((other) => wouldLoseTo(one, other, former));
      if (taker !== undefined) return given(at, taker, meaning.lastIn);
    }
    return undefined;
  };

  /** Whether two share a name and did not before; true for the one that changed, the later one where both did. */
  function newlyShares(one: InForce, other: InForce): boolean {
    if (other.id === one.id || !overlap(one, other)) return false;
    const [was, otherWas, key] = [now.get(one.id), now.get(other.id), keyOf(one)];
    if (was && otherWas && has(was, key) && has(otherWas, key) && overlap(was, otherWas)) return false;
    return isAsBefore(other) || (places.get(other.id) ?? 0) < (places.get(one.id) ?? 0);
  }

  /** Whether a name came from something that goes on without it, unless both go back to names they had. */
  function isTakenFrom(one: InForce, { id }: Named): boolean {
    const other = after.get(id);
    const key = keyOf(one);
    if (id === one.id || other === undefined || has(other, key)) return false;
    const isReturned =
      now.has(one.id) && has(now.get(id), key) && everHad(one.id, key) && everHad(id, keyOf(other));
    return !isReturned;
  }

  /**
   * Whether something that had a name leaves it to another. Where both have always had it, one is told apart by a new name;
   * what took it may go back to a name of its own, or was there later.
   */
  function wouldLoseTo(one: InForce, other: InForce, former: string): boolean {
    const [was, otherWas] = [now.get(one.id), now.get(other.id)];
    if (other.id === one.id || otherWas === undefined || !has(otherWas, former)) return false;
    if (was === undefined) return true;
    if (overlap(was, otherWas)) return own.get(other.id)?.size !== 1 && !everHad(one.id, keyOf(one));
    return !isAfter(was, otherWas);
  }
}

function overlap(one: InForce, other: InForce): boolean {
  return !isAfter(one, other) && !isAfter(other, one);
}

function isAfter({ validFrom }: InForce, { validTo }: InForce): boolean {
  return validFrom !== undefined && validTo !== undefined && validFrom > validTo;
}

function grouped<M>(all: readonly M[], keyOf: (one: M) => string): Map<string, M[]> {
  const found = new Map<string, M[]>();
  for (const one of all) {
    const same = found.get(keyOf(one));
    if (same === undefined) found.set(keyOf(one), [one]);
    else same.push(one);
  }
  return found;
}

function shared(pointer: string, other: Named): Violation {
  const { vi, en } = nameWithId(other);
  return {
    pointer,
    code: 'name-shared',
    detail: {
      vi: `${vi} cũng mang tên này; người đọc không phân biệt được hai mục cùng loại. Đặt tên khác, ví dụ thêm tên cấp trên.`,
      en: `${en} has this name too; readers could not tell the two apart. Choose another name, such as one with the place it belongs to.`,
    },
  };
}

function moved(pointer: string, owner: Named & { readonly lastIn: number }): Violation {
  const { vi, en } = nameWithId(owner);
  return {
    pointer,
    code: 'name-moved',
    detail: {
      vi: `Ở phiên bản ${owner.lastIn}, tên này là của ${vi}; chuyển tên sang mã khác làm số liệu đã lưu bị đọc sai. Giữ tên ở mã cũ.`,
      en: `In version ${owner.lastIn}, this is the name of ${en}; under another id, stored figures would be misread. Keep the name with its id.`,
    },
  };
}

function given(pointer: string, taker: Named, version: number): Violation {
  const { vi, en } = nameWithId(taker);
  return {
    pointer,
    code: 'name-moved',
    detail: {
      vi: `${vi} mang tên mà mã này có ở phiên bản ${version}; đổi tên ở đây là chuyển tên ấy sang mã khác, làm số liệu đã lưu bị đọc sai. Giữ tên cũ ở mã này.`,
      en: `${en} has the name that this id had in version ${version}; renaming this one would move that name to another id, and stored figures would be misread. Keep the name with this id.`,
    },
  };
}
