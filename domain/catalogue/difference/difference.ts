import type { Text } from '../../language/text.ts';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import type { Catalogue } from '../catalogue.ts';
import type { CatalogueChange } from './catalogue-change.ts';
import { addedWords, changedWords, removedWords } from './change-words.ts';
import { type PartOfCatalogue, partsOfCatalogue } from './parts.ts';

/**
 * What a new version changes, part by part: first what is removed, then what changes, then what is added.
 * @param before null for the first version, in which everything is new
 */
export function catalogueDifference(before: Catalogue | null, next: Catalogue): CatalogueChange[] {
  const old = new Map((before === null ? [] : partsOfCatalogue(before)).map((one) => [keyOf(one), one]));
  const present = new Map(partsOfCatalogue(next).map((one) => [keyOf(one), one]));
  const removed = [...old].flatMap(([key, one]) =>
    present.has(key) ? [] : [changeOf('removed', one, removedWords(one))],
  );
  const changed = [...present].flatMap(([key, one]) => {
    const was = old.get(key);
    return was === undefined || canonicalJson(was.fields) === canonicalJson(one.fields)
      ? []
      : [changeOf('changed', one, changedWords(was, one))];
  });
  const added = [...present].flatMap(([key, one]) =>
    old.has(key) ? [] : [changeOf('added', one, addedWords(one))],
  );
  const changes = [...removed, ...changed, ...added];
  const isReordered =
    before !== null && changes.length === 0 && canonicalJson(before) !== canonicalJson(next);
  return isReordered ? [reordered] : changes;
}

const reordered: CatalogueChange = {
  change: 'changed',
  part: 'catalogue',
  id: '',
  of: null,
  detail: { vi: 'Danh mục: đổi thứ tự các mục', en: 'Catalogue: its parts are in another order' },
};

function changeOf(change: CatalogueChange['change'], one: PartOfCatalogue, detail: Text): CatalogueChange {
  return { change, part: one.part, id: one.id, of: one.of?.id ?? null, detail };
}

function keyOf({ part, id, of }: PartOfCatalogue): string {
  return JSON.stringify([part, of?.id ?? null, id]);
}
