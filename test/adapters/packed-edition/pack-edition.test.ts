import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  packEdition,
  unpackEdition,
  unpackEditionRanks,
} from '../../../adapters/packed-edition/pack-edition.ts';
import { edition, text } from '../samples.ts';
import { anyLine } from './any-line.ts';
import { storedSections } from './stored-sections.ts';

describe('a packed edition', () => {
  it('holds every line as it was, with its indicators and causes or without', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
        const packed = packEdition(edition({ lines }));
        const beside = { excluded: [], joined: [], left: [], recomputed: null };
        expect(unpackEdition(packed)).toStrictEqual({ ...beside, lines });
        expect(unpackEditionRanks(packed)).toStrictEqual({
          ...beside,
          lines: lines.map(({ indicators, why, ...line }) => line),
        });
      }),
    );
  });

  it('holds who is beside the lines', () => {
    const unit = { unit: 'BD.X9', name: text('Xã 9') };
    const standing = { rank: 1, points: 900, revision: null };
    const beside = {
      excluded: [unit],
      joined: [unit],
      left: [{ ...unit, successor: 'BD.X1' }],
      recomputed: { reason: 'sửa', moved: [{ ...unit, before: null, after: standing }] },
    };
    const made = edition(beside);
    expect(unpackEdition(packEdition(made))).toStrictEqual({ ...beside, lines: made.lines });
  });

  it('F66: is read as it was first stored', () => {
    const { indicators, ranks, why } = storedSections;
    const bytes = (section: string) => Buffer.from(section, 'base64');
    const { excluded, joined, left, recomputed, lines } = edition();
    expect(
      unpackEdition({ indicators: bytes(indicators), ranks: bytes(ranks), why: bytes(why) }),
    ).toStrictEqual({ excluded, joined, left, recomputed, lines });
  });

  it('is the same bytes for the same edition', () => {
    expect(packEdition(edition())).toEqual(packEdition(edition()));
  });
});
