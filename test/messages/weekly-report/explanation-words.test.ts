import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Explained, explainedLine, type NamedIndicator } from '../../../domain/report/explained.ts';
import { explanationWords } from '../../../messages/weekly-report/explanation-words.ts';
import { shortExplanation } from '../../../messages/weekly-report/short-explanation.ts';
import { edition } from '../../adapters/samples.ts';

const text = (vi: string, en: string) => ({ vi, en });

const indicators: NamedIndicator[] = [
  {
    id: '766.3.3',
    name: text('Tỷ lệ hồ sơ trực tuyến', 'Dossiers submitted online'),
    counts: 'part',
    counted: text('Hồ sơ trực tuyến', 'Online dossiers'),
  },
  {
    id: '766.4.3',
    name: text('Tỷ lệ hồ sơ thanh toán trực tuyến', 'Dossiers paid online'),
    counts: 'part',
    counted: text('Hồ sơ thanh toán trực tuyến', 'Dossiers paid online'),
  },
  {
    id: 'P06.2',
    name: text('Tài khoản đã kích hoạt', 'Accounts activated'),
    counts: 'things',
    counted: text('tài khoản', 'accounts'),
  },
  {
    id: '766.3',
    name: text('Dịch vụ công trực tuyến', 'Online public services'),
    counts: 'points',
    counted: text('điểm', 'points'),
  },
];

const nothing: Explained = {
  rank: 1,
  notRanked: null,
  submitted: true,
  delta: null,
  why: null,
  stepUp: null,
  noSingleStep: false,
  lacking: null,
  beyond: [],
};

/** A line with these changes by indicator. */
function changed(
  changes: readonly (readonly [string, number])[],
  places: number,
  [ownPlaces, othersPlaces] = [0, 0],
): Explained {
  const points = changes.reduce((sum, [, change]) => sum + change, 0);
  const [sample] = edition().lines;
  if (sample === undefined) throw new Error('the sample has changed');
  const why = {
    indicators: changes.map(([indicator, change]) => ({ indicator, points: change })),
    notSent: [],
    ownPlaces,
    othersPlaces,
  };
  return explainedLine({ ...sample, rank: 1, delta: { points, places }, why, stepUp: null });
}

const about = { indicators, period: '2024-W02', of: 19, since: { period: '2024-W01', of: 19 } };
const vi = (line: Explained) => explanationWords(line, about, 'vi');
const en = (line: Explained) => explanationWords(line, about, 'en');

describe('why points changed', () => {
  it('is explained by the three largest changes and the sum of the others', () => {
    const line = changed(
      [
        ['766.3.3', 210],
        ['766.4.3', 150],
        ['P06.2', -40],
        ['766.3', 20],
        ['766.9', -1],
      ],
      0,
    );
    expect(vi(line)).toEqual([
      'Tăng 3,39 điểm, nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +2,10; còn lại: Tỷ lệ hồ sơ thanh toán trực tuyến +1,50; Tài khoản đã kích hoạt −0,40; 2 chỉ số khác +0,19.',
    ]);
    expect(en(line)).toEqual([
      'Up 3.39 points, largest in “Dossiers submitted online” +2.10; the rest: Dossiers paid online +1.50; Accounts activated −0.40; 2 other indicators +0.19.',
    ]);
  });

  it('counts one other indicator as one', () => {
    const line = changed([...indicators.map(({ id }, at): [string, number] => [id, -40 + at])], 0);
    expect(en(line)[0]).toMatch(/^Down 1\.54 points, largest in .*; 1 other indicator −0\.37\.$/);
    expect(vi(line)[0]).toMatch(/^Giảm 1,54 điểm, nhiều nhất ở .*; 1 chỉ số khác −0,37\.$/);
  });

  it('is one indicator alone', () => {
    const line = changed([['766.3.3', -100]], 0);
    expect(vi(line)).toEqual(['Giảm 1,00 điểm, đều ở chỉ số “Tỷ lệ hồ sơ trực tuyến”.']);
    expect(en(line)).toEqual(['Down 1.00 points, all in “Dossiers submitted online”.']);
  });

  it('is explained also where the changes cancel out', () => {
    const line = changed(
      [
        ['766.3.3', 100],
        ['766.3', -100],
      ],
      0,
    );
    expect(vi(line)).toEqual([
      'Tổng điểm không đổi: Tỷ lệ hồ sơ trực tuyến +1,00; Dịch vụ công trực tuyến −1,00.',
    ]);
    expect(en(line)).toEqual([
      'Total points unchanged: Dossiers submitted online +1.00; Online public services −1.00.',
    ]);
  });

  it('is nothing where nothing changed or nothing can be compared, and an unknown indicator is shown by its id', () => {
    expect([vi(nothing), vi(changed([], 0))]).toEqual([[], []]);
    expect(vi(changed([['766.9', 5]], 0))).toEqual(['Tăng 0,05 điểm, đều ở chỉ số “766.9”.']);
  });
});

describe('what carries most of a change', () => {
  it('is the largest part in its direction, even where another part is larger', () => {
    const line = changed(
      [
        ['766.4.3', -150],
        ['766.3.3', 120],
        ['P06.2', 90],
      ],
      0,
    );
    expect(vi(line)).toEqual([
      'Tăng 0,60 điểm, nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +1,20; còn lại: Tỷ lệ hồ sơ thanh toán trực tuyến −1,50; Tài khoản đã kích hoạt +0,90.',
    ]);
    expect(shortExplanation(line, indicators, 'vi')).toBe(
      'nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +1,20, còn lại −0,60',
    );
  });

  it('may be figures that were not sent, or not sent before', () => {
    const line = changed([['766.3.3', 10]], 0);
    const some = { named: ['766.4.3'], count: 4 };
    const notSent = {
      ...line,
      delta: { points: -590, places: -1 },
      why: line.why && { ...line.why, notSentNow: -600 },
      lacking: some,
    };
    const sentAgain = {
      ...line,
      delta: { points: 610, places: 1 },
      why: line.why && { ...line.why, notSentBefore: { ...some, points: 600 } },
    };
    expect([
      shortExplanation(notSent, indicators, 'vi'),
      shortExplanation(notSent, indicators, 'en'),
    ]).toEqual([
      'bị đơn vị khác vượt 1; nhiều nhất do chưa gửi 4 chỉ số (−6,00), còn lại +0,10',
      'overtaken by 1; largest from 4 indicators not sent (−6.00), rest +0.10',
    ]);
    expect([
      shortExplanation(sentAgain, indicators, 'vi'),
      shortExplanation(sentAgain, indicators, 'en'),
    ]).toEqual([
      'được thêm 1 do đơn vị khác giảm; nhiều nhất nhờ gửi thêm 4 chỉ số trước đó thiếu (+6,00), còn lại +0,10',
      '1 as others fell; largest from 4 indicators not sent before (+6.00), rest +0.10',
    ]);
  });
});

describe('why the place changed', () => {
  it.each([
    [
      8,
      9,
      'Tăng 8 hạng: tự tăng 9, bị đơn vị khác vượt 1.',
      'Up 8 places: 9 by its own gains, overtaken by 1.',
    ],
    [
      -3,
      1,
      'Giảm 3 hạng: tự tăng 1, bị đơn vị khác vượt 4.',
      'Down 3 places: 1 by its own gains, overtaken by 4.',
    ],
    [
      5,
      4,
      'Tăng 5 hạng: tự tăng 4, được thêm 1 do đơn vị khác giảm.',
      'Up 5 places: 4 by its own gains, 1 as others fell.',
    ],
    [
      -3,
      -4,
      'Giảm 3 hạng: tự giảm 4, được thêm 1 do đơn vị khác giảm.',
      'Down 3 places: 4 by its own losses, 1 as others fell.',
    ],
    [-2, 0, 'Giảm 2 hạng: bị đơn vị khác vượt 2.', 'Down 2 places: overtaken by 2.'],
    [2, 2, 'Tăng 2 hạng: tự tăng 2.', 'Up 2 places: 2 by its own gains.'],
    [
      0,
      1,
      'Giữ nguyên hạng: tự tăng 1, bị đơn vị khác vượt 1.',
      'Same rank: 1 by its own gains, overtaken by 1.',
    ],
  ])('adds up: %i places, of which %i by its own points', (places, own, inVietnamese, inEnglish) => {
    // The stored effect of the others alone need not add up, so it is not shown.
    const line = changed([], places, [own, 77]);
    expect([vi(line), en(line)]).toEqual([[inVietnamese], [inEnglish]]);
  });

  it('is not told where no place changed, or the unit is the only one ranked both times', () => {
    expect(vi(changed([], 0, [0, 0]))).toEqual([]);
    const line = changed([], 1);
    expect(vi({ ...line, why: line.why && { ...line.why, ownPlaces: null, othersPlaces: null } })).toEqual(
      [],
    );
  });
});

describe('the way up', () => {
  const step = (indicator: string, more: number, points = 40) => ({
    ...nothing,
    stepUp: { indicator, more, points, rank: 3 },
  });

  it.each([
    [
      'a ratio',
      step('766.4.3', 12_000),
      'Cách nhanh nhất để lên hạng: thêm 12.000 “Hồ sơ thanh toán trực tuyến” ở chỉ số “Tỷ lệ hồ sơ thanh toán trực tuyến”, được cộng 0,40 điểm và lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 12,000 more “Dossiers paid online” in “Dossiers paid online” would add 0.40 points and take the unit to rank 3 if the other units’ points stay the same.',
    ],
    [
      'a ratio of which less is better',
      step('766.3.3', -15),
      'Cách nhanh nhất để lên hạng: giảm 15 “Hồ sơ trực tuyến” ở chỉ số “Tỷ lệ hồ sơ trực tuyến”, được cộng 0,40 điểm và lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 15 fewer “Online dossiers” in “Dossiers submitted online” would add 0.40 points and take the unit to rank 3 if the other units’ points stay the same.',
    ],
    [
      'a count',
      step('P06.2', 12_000),
      'Cách nhanh nhất để lên hạng: thêm 12.000 tài khoản ở chỉ số “Tài khoản đã kích hoạt”, được cộng 0,40 điểm và lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 12,000 more accounts in “Accounts activated” would add 0.40 points and take the unit to rank 3 if the other units’ points stay the same.',
    ],
    [
      'points that count as they are',
      step('766.3', 40),
      'Cách nhanh nhất để lên hạng: thêm 0,40 điểm ở chỉ số “Dịch vụ công trực tuyến”, lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 0.40 more points in “Online public services” would take the unit to rank 3 if the other units’ points stay the same.',
    ],
    [
      'points that count for more, because others of the group do not apply',
      step('766.3', 40, 50),
      'Cách nhanh nhất để lên hạng: thêm 0,40 điểm ở chỉ số “Dịch vụ công trực tuyến”, được cộng 0,50 điểm và lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 0.40 more points in “Online public services” would add 0.50 points and take the unit to rank 3 if the other units’ points stay the same.',
    ],
    [
      'an indicator that is not known any more',
      step('766.9', 7),
      'Cách nhanh nhất để lên hạng: thêm 7 ở chỉ số “766.9”, được cộng 0,40 điểm và lên hạng 3 nếu các đơn vị khác giữ nguyên điểm.',
      'Shortest way up: 7 more in “766.9” would add 0.40 points and take the unit to rank 3 if the other units’ points stay the same.',
    ],
  ])('by %s', (_, line, inVietnamese, inEnglish) => {
    expect(vi(line)).toEqual([inVietnamese]);
    expect(en(line)).toEqual([inEnglish]);
  });
});

describe('where no single indicator is enough', () => {
  it('says so where every way was examined', () => {
    expect(vi({ ...changed([['766.3', 5]], 0), rank: 2, noSingleStep: true })).toEqual([
      'Tăng 0,05 điểm, đều ở chỉ số “Dịch vụ công trực tuyến”.',
      'Muốn lên hạng cần cải thiện đồng thời nhiều chỉ số; chỉ một chỉ số thì không đủ.',
    ]);
    expect(en({ ...changed([], 0), rank: 2, noSingleStep: true })).toEqual([
      'Moving up takes progress on several indicators at once; no single one is enough.',
    ]);
    expect(vi({ ...nothing, rank: 2 })).toEqual([]);
  });
});

describe('the short form', () => {
  it('says how the places and the points add up', () => {
    const changes: [string, number][] = [
      ['766.3.3', 210],
      ['766.4.3', 150],
      ['P06.2', -40],
      ['766.3', 20],
    ];
    const line = changed(changes, -3, [1, -4]);
    expect(shortExplanation(line, indicators, 'vi')).toBe(
      'tự tăng 1, bị đơn vị khác vượt 4; nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +2,10, còn lại +1,30',
    );
    expect(shortExplanation(line, indicators, 'en')).toBe(
      '1 by its own gains, overtaken by 4; largest in “Dossiers submitted online” +2.10, rest +1.30',
    );
  });

  it('is as short as there is little to say, and empty where there is nothing', () => {
    expect(shortExplanation(changed([], -1, [0, -1]), indicators, 'vi')).toBe('bị đơn vị khác vượt 1');
    expect(shortExplanation(changed([['766.3', 5]], 0), indicators, 'vi')).toBe(
      'nhiều nhất ở “Dịch vụ công trực tuyến” +0,05',
    );
    expect(shortExplanation(nothing, indicators, 'vi')).toBe('');
  });

  it('adds up to the change whatever the parts are, in places and in points', () => {
    const change = fc.tuple(
      fc.constantFrom('766.3.3', '766.4.3', 'P06.2', '766.3', '766.9'),
      fc.integer({ min: -900, max: 900 }),
    );
    const changes = fc.uniqueArray(change, { selector: ([id]) => id, minLength: 1 });
    const places = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(changes, places, places, (parts, gained, own) => {
        const sorted = parts.toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a));
        const line = changed(sorted, gained, [own, 77]);
        const words = shortExplanation(line, indicators, 'vi');
        const sumOf = (pattern: RegExp) =>
          [...words.matchAll(pattern)].reduce(
            (sum, [, number = '']) => sum + Number(number.replace(',', '.').replace('−', '-')),
            0,
          );
        const up = sumOf(/tự tăng (\d+)/g) + sumOf(/được thêm (\d+)/g);
        const down = sumOf(/tự giảm (\d+)/g) + sumOf(/vượt (\d+)/g);
        expect(up - down).toBe(gained);
        expect(Math.round(100 * sumOf(/([+−]?\d+,\d\d)/g))).toBe(line.delta?.points);
      }),
    );
  });
});
