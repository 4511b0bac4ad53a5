import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

async function call(method: string, content?: unknown) {
  const { status, body } = await world.registry({
    method,
    path: '/v1/catalogue',
    headers: {
      authorization: `Bearer ${operations}`,
      'accept-language': 'en',
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: content,
  });
  return { status, body };
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
  ...{ id, number, group, name, measure, appliesTo, evidence },
  kind: 'amount',
});

const removed = (id: string) => ({
  pointer: '/sets/0/indicators',
  code: 'indicator-removed',
  detail: expect.stringContaining(id),
});
const reassigned = (index: number, keeps: string) => ({
  pointer: `/sets/0/indicators/${index}/number`,
  code: 'number-reassigned',
  detail: expect.stringContaining(keeps),
});

describe('a catalogue that follows another', () => {
  it.each<[string, Catalogue, object[]]>([
    [
      'leaves out an indicator',
      withIndicators((indicators) => indicators.filter(({ id }) => id !== 'S.5')),
      [removed('S.5')],
    ],
    [
      'changes the number of an indicator',
      withIndicator('S.5', (one) => ({ ...one, number: 50 })),
      [reassigned(4, 'S.5 has number 5 ')],
    ],
    [
      'gives a number to another indicator',
      withIndicator('S.5', (one) => ({ ...one, id: 'S.8' })),
      [removed('S.5'), reassigned(4, 'S.5 has number 5 ')],
    ],
    [
      'changes the kind of an indicator',
      withIndicator('S.7', amountLike),
      [reassigned(6, 'S.7 has number 7 and kind ratio')],
    ],
  ])('is refused when it %s, and the first stays in force', async (_, next, errors) => {
    expect(await call('PUT', next)).toEqual({
      status: 422,
      body: {
        type: '/docs/problems#invalid-catalogue',
        title: expect.any(String),
        status: 422,
        detail: expect.any(String),
        instance: 'request-1',
        errors,
      },
    });
    expect(await call('GET')).toEqual({
      status: 200,
      body: { version: 1, catalogue: smallCatalogue() },
    });
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
        ...indicators.filter(({ id }) => id === 'S.5').map((one) => ({ ...one, id: 'S.8', number: 8 })),
      ]),
    ],
    [
      'replaces the set by another with fewer indicators',
      anotherSet(withIndicators((indicators) => indicators.filter(({ id }) => id !== 'S.5'))),
    ],
  ])('becomes version 2 when it %s', async (_, next) => {
    expect(await call('PUT', next)).toEqual({ status: 201, body: { version: 2 } });
  });
});
