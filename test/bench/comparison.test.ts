import { describe, expect, it } from 'vitest';
import { readBenchWords } from '../../bench/bench-words.ts';
import { comparisonRows, figuresIn } from '../../bench/comparison.ts';

const sections = ['ranking', 'mail'];

describe('the words of the benchmark', () => {
  it.each([
    [[], { compare: null, units: 7_500, indicators: 100, rounds: 3 }],
    [
      ['--only', 'mail', '--rounds', '1', '--units=10', '--indicators', '5'],
      { only: 'mail', compare: null, units: 10, indicators: 5, rounds: 1 },
    ],
    [
      ['--compare', 'main~5', 'main'],
      { compare: ['main~5', 'main'], units: 7_500, indicators: 100, rounds: 3 },
    ],
    [
      ['--compare', 'a', 'b', '--only', 'ranking'],
      { only: 'ranking', compare: ['a', 'b'], units: 7_500, indicators: 100, rounds: 3 },
    ],
  ])('%j', (words, read) => {
    expect(readBenchWords(words, sections)).toEqual(read);
  });

  it.each([
    [['--compare', 'a']],
    [['--compare', 'a', 'b', 'c']],
    [['a', 'b']],
    [['--only', 'nothing']],
    [['--rounds', '0']],
    [['--unknown', '1']],
  ])('%j are refused', (words) => {
    expect(() => readBenchWords(words, sections)).toThrow();
  });
});

describe('what a section printed', () => {
  it('is read as the CPU time of each task', () => {
    const printed = `
submission: A unit's first submission of a week, 200 times; a body has 37853 bytes.
Medians of 3 rounds.

                        elapsed ms  CPU ms
POST of 1,000 figures         1005    1045
JSON.parse of its body      54.250   1.125

                                                figure  target  verdict
POST of 1,000 figures ⁄ JSON.parse of its body  19.5 ×   ≤ 8 ×   missed

Peak memory of this process, all of it: 537 MB.
`;
    expect([...figuresIn(printed)]).toEqual([
      ['POST of 1,000 figures', 1045],
      ['JSON.parse of its body', 1.125],
    ]);
  });
});

describe('a comparison of two commits', () => {
  it('shows the median of the turns before and after, and their ratio', () => {
    const run = (post: number) => new Map([['POST', post]]);
    expect(comparisonRows([run(100), run(300), run(200)], [run(90), run(100), run(900)])).toEqual([
      ['POST', '200.0', '100.0', '0.50 ×'],
    ]);
  });

  it('has a dash for what one of them did not measure', () => {
    expect(
      comparisonRows([new Map([['old', 1.4]]), new Map()], [new Map([['new', 2]]), new Map([['new', 3]])]),
    ).toEqual([
      ['old', '1.400', '—', '—'],
      ['new', '—', '2.500', '—'],
    ]);
  });

  it('of nothing is empty', () => {
    expect(comparisonRows([], [])).toEqual([]);
  });
});
