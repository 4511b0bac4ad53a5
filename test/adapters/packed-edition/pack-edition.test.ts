import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPages, unpackBeside } from '../../../adapters/packed-edition/edition-pages.ts';
import {
  unpackBeforePage,
  unpackIndicatorPage,
  unpackRankPage,
} from '../../../adapters/packed-edition/pack-edition.ts';
import { placeIn } from '../../../adapters/packed-edition/places-page.ts';
import { scoreReading } from '../../../adapters/packed-edition/score-columns.ts';
import type { ComputedLine } from '../../../domain/ranking/computed-edition.ts';
import { noScores, scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { sized } from '../../fixtures/size.ts';
import { asComputed, edition, groupScores, text } from '../samples.ts';
import { anyLine } from './any-line.ts';

/** The lines of all pages, put together again. */
function linesIn({ sections: { ranks, indicators, before } }: ReturnType<typeof packPages>): ComputedLine[] {
  const lines = ranks.pages.flatMap(unpackRankPage);
  const readScores = scoreReading();
  const linesOf = (at: number, ofPage: number) => Math.min(ofPage, lines.length - at * ofPage);
  const scores = indicators.pages.flatMap((page, at) =>
    unpackIndicatorPage(page, linesOf(at, indicators.linesOfPage), readScores),
  );
  const compared = before.pages.flatMap((page, at) =>
    unpackBeforePage(page, linesOf(at, before.linesOfPage), readScores),
  );
  return lines.map((line, at) => ({
    ...line,
    groups: groupScores(line.groups),
    indicators: scores[at] ?? noScores,
    before: compared[at] ?? null,
  }));
}

describe('an edition in pages', () => {
  it('holds every line as it was, with its indicators and what it is compared with, and its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLine, { maxLength: 6, selector: ({ unit }) => unit }),
        fc.constantFrom(1, 100),
        (some, times) => {
          const lines = Array.from({ length: times }, (_, round) =>
            some.map((line) => ({ ...line, unit: `${line.unit}.${round}` })),
          ).flat();
          const packed = packPages({ ...asComputed(edition()), lines });
          expect(linesIn(packed)).toStrictEqual(lines);
          lines.forEach(({ unit, rank, points, maxPoints, illustrative }, line) => {
            const page = packed.places.findLast(({ first }) => first <= unit);
            expect(page && placeIn(page.bytes, unit)).toStrictEqual({
              line,
              rank,
              points,
              maxPoints,
              illustrative,
            });
          });
        },
      ),
      { numRuns: sized({ usual: 20, full: 60 }) },
    );
  });

  it('has pages of 256 lines, and of fewer where those would not fit into an item', () => {
    const [line] = asComputed(edition({}, 1)).lines;
    if (line === undefined) throw new Error('the sample has changed');
    let seed = 1;
    const drawn = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 10_000;
    };
    const indicators = (at: number) => ({
      indicator: `I.${at}`,
      points: drawn(),
      maxPoints: 10_000,
      attainment: drawn(),
    });
    const lines = Array.from({ length: 700 }, (_, at) => ({
      ...line,
      unit: `U.${at}`,
      indicators: scoresOf(Array.from({ length: 400 }, (_, one) => indicators(one))),
    }));
    const packed = packPages({ ...asComputed(edition()), lines });
    const { ranks, before } = packed.sections;
    expect([ranks.linesOfPage, ranks.pages.length, before.linesOfPage, before.pages.length]).toEqual([
      256, 3, 256, 3,
    ]);
    expect([packed.sections.indicators.linesOfPage, packed.sections.indicators.pages.length]).toEqual([
      128, 6,
    ]);
    for (const page of packed.sections.indicators.pages) expect(page.length).toBeLessThan(380_000);
    expect(linesIn(packed)).toStrictEqual(lines);
  });

  it('holds who is beside the lines', () => {
    const unit = { unit: 'BD.X9', name: text('Xã 9') };
    const standing = { rank: 1, points: 900, revision: null };
    const moved = { ...unit, before: null, after: standing };
    const packed = packPages(
      asComputed(
        edition({
          excluded: [unit],
          joined: [unit],
          left: [{ ...unit, successor: 'BD.X1' }],
          recomputed: { reason: 'sửa', moved: Array.from({ length: 1_000 }, () => moved) },
        }),
      ),
    );
    expect(packed.beside.map(unpackBeside)).toStrictEqual([
      [
        { list: 'excluded', unit },
        { list: 'joined', unit },
        { list: 'left', unit: { ...unit, successor: 'BD.X1' } },
        ...Array.from({ length: 997 }, () => ({ list: 'moved', unit: moved })),
      ],
      Array.from({ length: 3 }, () => ({ list: 'moved', unit: moved })),
    ]);
  });

  it('is the same bytes for the same edition', () => {
    expect(packPages(asComputed(edition()))).toEqual(packPages(asComputed(edition())));
  });
});
