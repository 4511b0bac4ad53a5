import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../domain/language/nearest.ts';

const commands = ['submit', 'submission', 'ranking', 'scorecard', 'token', 'help'];

describe('what was probably meant', () => {
  it.each([
    ['sumbit', commands, 'submit'],
    ['rankin', commands, 'ranking'],
    ['rankingg', commands, 'ranking'],
    ['tokne', commands, 'token'],
    ['SCORECARD', commands, 'scorecard'],
    ['BD.SCTT', ['BD.SCT', 'BD.STP', 'BD'], 'BD.SCT'],
    ['opreations', ['leader', 'operations'], 'operations'],
  ])('%s: the candidate with the fewest slips', (typed, candidates, meant) => {
    expect(didYouMean(typed, candidates)).toEqual({
      vi: ` Ý là «${meant}»?`,
      en: ` Did you mean “${meant}”?`,
    });
  });

  it.each([
    ['xyz', commands],
    ['', commands],
    ['anything', []],
    ['x'.repeat(5_000), commands],
  ])('nothing where nothing is near: %s', (typed, candidates) => {
    expect(didYouMean(typed, candidates)).toEqual({ vi: '', en: '' });
  });
});
