import { describe, expect, it } from 'vitest';
import { rankingSchema } from '../../../contract/rankings/ranking.ts';
import { scorecards } from '../../../contract/scorecards.ts';
import { type Indicator, indicatorSchema } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

const indicators = smallCatalogue().sets.flatMap((set) => set.indicators);

const withFields = (fields: Readonly<Record<string, object>>): Indicator[] =>
  indicators.map((one) => indicatorSchema.parse({ ...one, ...fields[one.id] }));

/** S.1 brings 10 points fewer, which S.2 brings more, and asks for all of it. */
const scoredOtherwise = {
  'S.1': { maxPoints: 5_000, targetBasisPoints: 10_000 },
  'S.2': { maxPoints: 3_000 },
};

const dated = Object.fromEntries(
  Object.entries(scoredOtherwise).map(([id, fields]) => [
    id,
    { changes: [{ from: '2024-01-10', ...fields }] },
  ]),
);

const text = {
  vi: 'Cách tính điểm đã thay đổi so với kỳ trước: “Chỉ số S.1” (điểm tối đa 60,00 → 50,00, chỉ tiêu 80% → 100%); “Chỉ số S.2” (điểm tối đa 20,00 → 30,00). Vì vậy điểm và thứ hạng kỳ này chỉ so sánh được một phần với kỳ trước.',
  en: 'The way of scoring has changed since the previous period: “Indicator S.1” (maximum points 60.00 → 50.00, target 80% → 100%); “Indicator S.2” (maximum points 20.00 → 30.00). Points and ranks are therefore only partly comparable with the previous period.',
};

const changed = {
  text,
  indicators: [
    {
      id: 'S.1',
      name: { vi: 'Chỉ số S.1', en: 'Indicator S.1' },
      what: 'changed',
      maxPoints: { before: 60, now: 50 },
      target: { before: 80, now: 100, in: 'share' },
    },
    {
      id: 'S.2',
      name: { vi: 'Chỉ số S.2', en: 'Indicator S.2' },
      what: 'changed',
      maxPoints: { before: 20, now: 30 },
    },
  ],
  count: 2,
  rules: [],
};

type World = Awaited<ReturnType<typeof rankedWorld>>;

const putSecond = ({ ports }: World, second: Indicator[]) =>
  ports.catalogues.put(2, catalogueWith({ indicators: second }), instant('2024-01-09T05:00:00Z'));

/** Two weeks with the same figures. */
async function playedWorld(first: Parameters<typeof rankedWorld>[0], second?: Indicator[]) {
  const world = await rankedWorld(first);
  const { playWeek } = world;
  await playWeek('2024-W01', twoWeeks['2024-W01']);
  if (second !== undefined) await putSecond(world, second);
  await playWeek('2024-W02', twoWeeks['2024-W01']);
  return world;
}

async function answersOf(world: World) {
  const ranking = rankingSchema.parse((await world.ranking('2024-W02')).body);
  const card = scorecards.getScorecard.answers[200].schema.parse(
    (await world.get('/v1/units/P.A/scorecard', { set: 'S', period: '2024-W02' })).body,
  );
  return { ranking, card };
}

describe('F159: two weeks that are scored otherwise', () => {
  it.each([
    ['by dated changes', () => playedWorld({ indicators: withFields(dated) })],
    ['by another version of the catalogue', () => playedWorld({}, withFields(scoredOtherwise))],
  ] as const)('are said to be so in the ranking and in the scorecard, %s', async (_, play) => {
    const { ranking, card } = await answersOf(await play());
    expect([ranking.scoringChanged, card.scoringChanged]).toEqual([changed, changed]);
    const why = {
      indicators: [{ indicator: 'S.2', points: 2.5, rescored: true }],
      notSent: [],
      ownPlaces: 1,
      othersPlaces: 0,
    };
    expect(ranking.lines.find(({ unit }) => unit === 'P.A')?.why).toEqual(why);
    expect(card.line.why).toEqual(why);
    expect([card.explanation.vi.slice(0, 4), card.explanation.en.slice(0, 4)]).toEqual([
      [
        text.vi,
        'Chưa gửi 2 chỉ số: Chỉ số S.1; Chỉ số S.4.',
        'Tăng 2,50 điểm, đều ở chỉ số “Chỉ số S.2” (cách tính đổi).',
        'Giữ nguyên hạng: tăng 1 do điểm của đơn vị tăng (cách tính đổi), bị đơn vị khác vượt 1.',
      ],
      [
        text.en,
        'Not sent, 2 indicators: Indicator S.1; Indicator S.4.',
        'Up 2.50 points, all in “Indicator S.2” (scoring changed).',
        'Same rank: 1 as its points rose (scoring changed), overtaken by 1.',
      ],
    ]);
  });

  it('are marked in the file of the ranking', async () => {
    const world = await playedWorld({ indicators: withFields(dated) });
    const token = await world.tokenFor({ role: 'leader' });
    const { body } = await world.results({
      method: 'GET',
      path: '/v1/rankings/S/2024-W02',
      query: { league: 'departments' },
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv', 'accept-language': 'en' },
    });
    expect(String(body).match(/scoring changed: only partly comparable/g)?.length).toBe(3);
  });

  it('are not where nothing that scores changed', async () => {
    const { ranking, card } = await answersOf(
      await playedWorld({}, withFields({ 'S.1': { name: { vi: 'Tên khác', en: 'Another name' } } })),
    );
    expect([ranking.scoringChanged, card.scoringChanged]).toEqual([undefined, undefined]);
    expect(JSON.stringify([ranking, card])).not.toContain('rescored');
  });
});
