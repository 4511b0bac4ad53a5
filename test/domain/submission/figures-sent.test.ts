import { describe, expect, it } from 'vitest';
import type { IndicatorSet, Unit } from '../../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import { figuresSent } from '../../../domain/submission/figures-sent.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();

function sentBy(
  unit: string,
  values: Values | undefined,
  change: (set: IndicatorSet) => IndicatorSet = same,
) {
  const [set, found] = [findSet(catalogue, 'S'), findUnit(catalogue, unit)];
  if (set === undefined || found === undefined) throw new Error(`no ${unit}`);
  return figuresSent(change(set), found satisfies Unit, values);
}

const same = (set: IndicatorSet) => set;
const scored = ['S.1', 'S.2', 'S.3', 'S.4'];
const ratio = { kind: 'ratio', numerator: 1, denominator: 2 } as const;
const nothingToReport = { kind: 'none' } as const;

describe('what a unit has sent of what a set asks of it', () => {
  it('is nothing before it sends a figure', () => {
    expect(sentBy('P.A', undefined)).toEqual({ sent: 'nothing', asked: scored, lacking: scored });
    expect(sentBy('P.A', new Map())).toEqual({ sent: 'nothing', asked: scored, lacking: scored });
  });

  it('is partial while a scored indicator has no figure, in the set’s order', () => {
    expect(sentBy('P.A', new Map([['S.3', { kind: 'points', points: 0 }]]))).toEqual({
      sent: 'partial',
      asked: scored,
      lacking: ['S.1', 'S.2', 'S.4'],
    });
  });

  it('is complete with a figure of each scored indicator; nothing to report is a figure', () => {
    const values: Values = new Map(scored.map((id) => [id, id === 'S.1' ? ratio : nothingToReport]));
    expect(sentBy('P.A', values)).toEqual({ sent: 'complete', asked: scored, lacking: [] });
  });

  it('is partial with only figures that are tracked but not scored', () => {
    expect(sentBy('P.A', new Map([['S.5', { kind: 'amount', amount: 1 }]]))).toEqual({
      sent: 'partial',
      asked: scored,
      lacking: scored,
    });
  });

  it('asks a unit without scored indicators for every one that applies', () => {
    expect(sentBy('P', undefined)).toEqual({ sent: 'nothing', asked: ['S.QG'], lacking: ['S.QG'] });
    const standing = { kind: 'standing', points: 1, rank: 1, of: 1 } as const;
    expect(sentBy('P', new Map([['S.QG', standing]]))).toEqual({
      sent: 'complete',
      asked: ['S.QG'],
      lacking: [],
    });
  });

  it('asks the unit of the headline for the standing alone, though it may send scored figures too', () => {
    const everywhere = (set: IndicatorSet) => ({
      ...set,
      indicators: set.indicators.map((one) => ({ ...one, appliesTo: { units: ['P'] } })),
    });
    const standing = { kind: 'standing', points: 1, rank: 1, of: 1 } as const;
    expect(sentBy('P', new Map([['S.QG', standing]]), everywhere)).toEqual({
      sent: 'complete',
      asked: ['S.QG'],
      lacking: [],
    });
  });

  it('asks nothing of a unit that no indicator applies to', () => {
    const none = (set: IndicatorSet) => ({
      ...set,
      indicators: set.indicators.filter(({ id }) => id !== 'S.QG'),
    });
    expect(sentBy('P', undefined, none)).toEqual({ sent: 'nothing', asked: [], lacking: [] });
  });
});
