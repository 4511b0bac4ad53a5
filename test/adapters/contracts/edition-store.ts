import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../domain/ranking/edition.ts';
import type { EditionStore } from '../../../usecases/ports/edition-store.ts';
import { iso } from '../../fixtures/instants.ts';
import { asComputed, edition, nationEdition } from '../samples.ts';

const of = ['766', '2024-W02', 'communes'] as const;

/** The contract of every edition store. */
export function editionStoreContract(name: string, open: () => Promise<EditionStore>): void {
  describe(`${name} edition store`, () => {
    test('finds an edition by number, and the latest without one', async () => {
      const store = await open();
      expect(await store.find(...of)).toBeNull();
      expect(await store.open(...of)).toBeNull();
      expect(await store.latest(...of)).toBe(0);
      for (let number = 1; number <= 11; number += 1) {
        expect(await store.freeze(asComputed(edition({ edition: number, comparedWith: null })))).toBe(true);
      }
      expect(await store.find(...of)).toStrictEqual(edition({ edition: 11, comparedWith: null }));
      expect(await store.find(...of, 2)).toStrictEqual(edition({ edition: 2, comparedWith: null }));
      expect(await store.find(...of, 12)).toBeNull();
      expect(await store.latest(...of)).toBe(11);
    });

    test('opens an edition, and reads it part by part', async () => {
      const store = await open();
      const unit = { unit: 'BD.Y', name: { vi: 'Xã Y', en: 'Commune Y' } };
      const recomputed = {
        reason: 'sửa',
        moved: [{ ...unit, before: null, after: { rank: 1, points: 1, revision: 2 } }],
      };
      const left = [{ ...unit, successor: null }];
      const made = edition({ excluded: [unit], joined: [unit], left, recomputed }, 700);
      const unranked = made.lines.pop();
      if (unranked !== undefined) made.lines.push({ ...unranked, rank: null });
      await store.freeze(asComputed(made));
      await store.freeze(asComputed(edition({ edition: 2 })));
      const opened = await store.open(...of, 1);
      const { lines, excluded, joined, left: _left, recomputed: _recomputed, ...head } = made;
      expect(opened?.head).toStrictEqual(head);
      expect(await opened?.sizes()).toStrictEqual({
        lines: 700,
        ranked: 699,
        beside: 4,
        recomputed: { reason: 'sửa', moved: 1 },
      });
      const ranksOf = ({ indicators: _, why: __, ...line }: Edition['lines'][number]) => line;
      expect(await opened?.lines(0, 1, [])).toStrictEqual(lines.slice(0, 1).map(ranksOf));
      expect(await opened?.lines(255, 513, [])).toStrictEqual(lines.slice(255, 513).map(ranksOf));
      expect(await opened?.lines(256, 512, ['why', 'indicators'])).toStrictEqual(lines.slice(256, 512));
      expect(await opened?.lines(699, 900, ['indicators'])).toStrictEqual(
        lines.slice(699).map(({ why: _, ...line }) => line),
      );
      expect(await opened?.lines(700, 800, ['why'])).toEqual([]);
      expect(await opened?.placeLines()).toStrictEqual(
        lines.map(
          ({ unit: id, name, rank, notRanked, submitted, late, illustrative, points, maxPoints }) => ({
            unit: id,
            name,
            rank,
            notRanked,
            submitted,
            late,
            illustrative,
            points,
            maxPoints,
          }),
        ),
      );
      const beside = [
        { list: 'excluded', unit },
        { list: 'joined', unit },
        { list: 'left', unit: left[0] },
        { list: 'moved', unit: recomputed.moved[0] },
      ];
      expect(await opened?.beside(0, 4)).toStrictEqual(beside);
      expect(await opened?.beside(1, 3)).toStrictEqual(beside.slice(1, 3));
      expect(await opened?.beside(4, 9)).toEqual([]);
      for (const line of [lines[0], lines[300], lines[699]]) {
        const { unit: id = '', rank, points, maxPoints, illustrative } = line ?? {};
        expect(await opened?.lineOf(id)).toStrictEqual(line);
        expect(await opened?.placeOf(id)).toStrictEqual({ rank, points, maxPoints, illustrative });
      }
      for (const id of ['A', 'BD.X1000', 'BD.X9999', 'Z']) {
        expect(await opened?.lineOf(id)).toBeNull();
        expect(await opened?.placeOf(id)).toBeNull();
      }
      expect((await store.open(...of))?.head.edition).toBe(2);
      expect(await store.open(...of, 3)).toBeNull();
    });

    test('keeps sets, periods and leagues apart', async () => {
      const store = await open();
      await store.freeze(asComputed(edition()));
      await store.freeze(asComputed(edition({ league: 'departments' }, 0)));
      expect(await store.find('767', '2024-W02', 'communes')).toBeNull();
      expect(await store.find('766', '2024-W01', 'communes')).toBeNull();
      expect(await store.find('766', '2024-W02', 'departments')).toStrictEqual(
        edition({ league: 'departments' }, 0),
      );
      expect(await store.find(...of)).toStrictEqual(edition());
    });

    test('F30: what is frozen stays, with other inputs and with the same', async () => {
      const store = await open();
      expect(await store.freeze(asComputed(edition()))).toBe(true);
      expect(await store.freeze(asComputed(edition()))).toBe(false);
      expect(await store.freeze(asComputed(edition({ inputDigest: 'e'.repeat(64) }, 5)))).toBe(false);
      expect(await store.freeze(asComputed(edition({ cutOffAt: iso('2024-01-15T00:00:00Z') }, 4)))).toBe(
        false,
      );
      expect(await store.find(...of)).toStrictEqual(edition());
    });

    test('F3: of racing writers with the same inputs and other lines one wins whole', async () => {
      const store = await open();
      const rivals = Array.from({ length: 8 }, (_, index) => edition({ expected: index }, 200 + index));
      const answers = await Promise.all(rivals.map((rival) => store.freeze(asComputed(rival))));
      expect(answers.filter((answer) => answer)).toHaveLength(1);
      expect(await store.find(...of)).toStrictEqual(rivals[answers.indexOf(true)]);
    });

    test('keeps the 7,500 lines of a nation, made again so that every unit moved, came or left', async () => {
      const store = await open();
      const { lines, ...rest } = nationEdition();
      const standing = (points: number) => ({ rank: points, points, revision: 1 });
      const moved = lines.map(({ unit, name, points }) => ({
        unit,
        name,
        before: standing(points),
        after: standing(points + 1),
      }));
      const units = lines.map(({ unit, name }) => ({ unit, name }));
      const nation = {
        ...rest,
        lines,
        joined: units,
        excluded: units,
        left: units.map((unit) => ({ ...unit, successor: null })),
        recomputed: { reason: 'x'.repeat(1_000), moved },
      };
      expect(await store.freeze(asComputed(nation))).toBe(true);
      expect(await store.find(...of)).toStrictEqual(nation);
      const beside = [
        ...nation.excluded.map((unit) => ({ list: 'excluded', unit })),
        ...nation.joined.map((unit) => ({ list: 'joined', unit })),
        ...nation.left.map((unit) => ({ list: 'left', unit })),
        ...moved.map((unit) => ({ list: 'moved', unit })),
      ];
      const opened = await store.open(...of);
      const edges = [0, 999, 1_000, 1_001, 7_499, 7_500, 7_501, 14_999, 15_000, 22_500, 29_000, 29_999];
      for (const from of edges)
        for (const length of [1, 2, 1_000, 2_001])
          expect(await opened?.beside(from, from + length)).toStrictEqual(beside.slice(from, from + length));
    });

    test('shares nothing with its callers', async () => {
      const store = await open();
      const mine = edition();
      await store.freeze(asComputed(mine));
      mine.lines.pop();
      (await store.find(...of))?.lines.pop();
      expect(await store.find(...of)).toStrictEqual(edition());
    });
  });
}
