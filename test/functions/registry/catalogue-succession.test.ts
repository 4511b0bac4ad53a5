import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { type ExpectedError, errorIn, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

async function call(method: string, content?: unknown): Promise<Reply> {
  return world.registry({
    method,
    path: '/v1/catalogue',
    headers: {
      authorization: `Bearer ${operations}`,
      'accept-language': 'en',
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: content,
  });
}

/** The small catalogue with the indicators of its set changed. */
function withIndicators(change: (indicators: Indicator[]) => Indicator[]): Catalogue {
  const catalogue = smallCatalogue();
  return {
    ...catalogue,
    sets: catalogue.sets.map((set) => ({ ...set, indicators: change(set.indicators) })),
  };
}

const withIndicator = (id: string, change: (indicator: Indicator) => Indicator) =>
  withIndicators((indicators) => indicators.map((one) => (one.id === id ? change(one) : one)));

/** The same catalogue with its set under another id, and no milestone that refers to it. */
const anotherSet = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  sets: catalogue.sets.map((set) => ({ ...set, id: 'T' })),
  milestones: [],
});

const amountLike = ({ id, number, group, name, measure, appliesTo, evidence }: Indicator): Indicator => ({
  id,
  number,
  group,
  name,
  measure,
  appliesTo,
  evidence,
  kind: 'amount',
});

const removed = (detail: string) =>
  errorIn('Set S (S), list of indicators', '/sets/0/indicators', 'indicator-removed', detail);
const reassigned = (named: string, index: number, detail: string) =>
  errorIn(`Set S (S), ${named}, number`, `/sets/0/indicators/${index}/number`, 'number-reassigned', detail);

describe('a catalogue that follows another', () => {
  it.each<[string, Catalogue, ExpectedError[]]>([
    [
      'leaves out an indicator',
      withIndicators((indicators) => indicators.filter(({ id }) => id !== 'S.5')),
      [
        removed(
          'Indicator Indicator S.5 (S.5) of version 1 is missing; an indicator that was used must stay, so that stored figures can be read.',
        ),
      ],
    ],
    [
      'changes the number of an indicator',
      withIndicator('S.5', (one) => ({ ...one, number: 50 })),
      [
        reassigned(
          'Indicator S.5 (S.5)',
          4,
          'In version 1, indicator Indicator S.5 (S.5) has number 5 and kind “amount”; neither may change once used, and the number may not go to another indicator.',
        ),
      ],
    ],
    [
      'gives a number to another indicator',
      withIndicator('S.5', (one) => ({ ...one, id: 'S.8' })),
      [
        removed(
          'Indicator Indicator S.5 (S.5) of version 1 is missing; an indicator that was used must stay, so that stored figures can be read.',
        ),
        reassigned(
          'Indicator S.5 (S.8)',
          4,
          'In version 1, indicator Indicator S.5 (S.5) has number 5 and kind “amount”; neither may change once used, and the number may not go to another indicator.',
        ),
      ],
    ],
    [
      'changes the kind of an indicator',
      withIndicator('S.7', amountLike),
      [
        reassigned(
          'Indicator S.7 (S.7)',
          6,
          'In version 1, indicator Indicator S.7 (S.7) has number 7 and kind “ratio”; neither may change once used, and the number may not go to another indicator.',
        ),
      ],
    ],
  ])('is refused when it %s, and the first stays in force', async (_, next, errors) => {
    expect(await call('PUT', next)).toEqual(
      refused(
        'invalid-catalogue',
        'The new catalogue would change the meaning of stored figures; keep the parts named here as they are in the versions named.',
        { language: 'en', errors },
      ),
    );
    expect(await call('GET')).toEqual(
      answered(200, { version: 1, catalogue: smallCatalogue() }, { etag: '"1"' }),
    );
  });

  it.each<[string, Catalogue]>([
    [
      'renames an indicator',
      withIndicator('S.5', (one) => ({ ...one, name: { vi: 'Tên mới', en: 'New name' } })),
    ],
    [
      'adds an indicator',
      withIndicators((indicators) => [
        ...indicators,
        ...indicators
          .filter(({ id }) => id === 'S.5')
          .map((one) => ({ ...one, id: 'S.8', number: 8, name: { vi: 'Số 8', en: 'Eighth' } })),
      ]),
    ],
    [
      'replaces the set by another with fewer indicators',
      anotherSet(withIndicators((indicators) => indicators.filter(({ id }) => id !== 'S.5'))),
    ],
  ])('becomes version 2 when it %s', async (_, next) => {
    expect(await putCatalogue(world.registry, operations, next)).toEqual(answered(201, { version: 2 }));
  });
});
