import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { noMeanings } from '../../../domain/catalogue/meaning.ts';
import type { CatalogueStore } from '../../../usecases/ports/catalogue-store.ts';
import { instant } from '../../fixtures/instants.ts';
import { catalogue, text } from '../samples.ts';

const acceptedAt = '2024-01-01T00:00:00Z';

/** The contract of every catalogue store. */
export function catalogueStoreContract(name: string, open: () => Promise<CatalogueStore>): void {
  describe(`${name} catalogue store`, () => {
    test('has no version at first, then always the newest', async () => {
      const store = await open();
      expect(await store.current()).toBeNull();
      for (let version = 1; version <= 11; version += 1) {
        const next = { ...catalogue, name: text(`Tỉnh ${version}`) };
        expect(await store.put(version, next, instant(acceptedAt))).toEqual({ outcome: 'stored' });
        expect(await store.current()).toStrictEqual({ version, catalogue: next });
        expect(await store.current()).toStrictEqual({ version, catalogue: next });
      }
    });

    test('F33: of racing writers of one version exactly one is stored', async () => {
      const store = await open();
      const names = Array.from({ length: 20 }, (_, index) => `Tỉnh ${index}`);
      const answers = await Promise.all(
        names.map((line) => store.put(1, { ...catalogue, name: text(line) }, instant(acceptedAt))),
      );
      expect(answers.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
      expect((await store.current())?.catalogue.name.vi).toBe(
        names[answers.findIndex(({ outcome }) => outcome === 'stored')],
      );
    });

    test('F36: refuses a catalogue that does not fit into one item, and keeps one that just does', async () => {
      const store = await open();
      await store.put(1, catalogue, instant(acceptedAt));
      const refused = await store.put(2, padded(750), instant(acceptedAt));
      if (refused.outcome !== 'too-large') throw new Error(`it was ${refused.outcome}`);
      expect(refused.mostBytes).toBe(390_000);
      expect(refused.bytes).toBeGreaterThan(390_000);
      expect((await store.current())?.version).toBe(1);
      const large = padded(620);
      expect(await store.put(2, large, instant(acceptedAt))).toEqual({ outcome: 'stored' });
      expect(await store.current()).toEqual({ version: 2, catalogue: large });
    });

    test('keeps the history stored with a version, and has none for a version stored without', async () => {
      const store = await open();
      const unit = { id: 'BD.CU', name: text('Huyện cũ'), level: 'district', lastIn: 1 } as const;
      const history = { former: { ...noMeanings, units: [unit] }, droppedAlone: 2 };
      await store.put(1, catalogue, instant(acceptedAt));
      await store.put(2, { ...catalogue, name: text('Tỉnh 2') }, instant(acceptedAt), history);
      expect(await Promise.all([1, 2, 3].map((version) => store.history(version)))).toStrictEqual([
        null,
        history,
        null,
      ]);
    });

    test('counts the history with the catalogue that has to fit into one item', async () => {
      const store = await open();
      const units = padded(300).units.map(({ id, name, level }) => ({ id, name, level, lastIn: 1 }));
      const history = { former: { ...noMeanings, units }, droppedAlone: 0 };
      const large = padded(620);
      expect((await store.put(1, large, instant(acceptedAt), history)).outcome).toBe('too-large');
      expect((await store.put(1, large, instant(acceptedAt))).outcome).toBe('stored');
    });

    test('shares nothing that can be changed', async () => {
      const store = await open();
      const mine = structuredClone(catalogue);
      await store.put(1, mine, instant(acceptedAt));
      mine.units.pop();
      const read = await store.current();
      expect(() => read?.catalogue.units.pop()).toThrow(TypeError);
      expect((await store.current())?.catalogue).toStrictEqual(catalogue);
    });
  });
}

/** A catalogue of about 600 incompressible bytes per unit. */
function padded(units: number): Catalogue {
  const noise = () => randomBytes(215).toString('base64');
  return {
    ...catalogue,
    units: Array.from({ length: units }, (_, index) => ({
      id: `BD.X${index}`,
      parent: null,
      level: 'commune',
      name: { vi: noise(), en: noise() + noise().slice(0, 200) },
    })),
  };
}
