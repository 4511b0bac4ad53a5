import { expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Where each fault of a catalogue is, as a person reads it. */
async function placesOf(body: object, language: string): Promise<string[]> {
  const world = createWorld();
  const authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
  const headers = { authorization, 'accept-language': language, 'content-type': 'application/json' };
  const reply = await world.registry({ method: 'PUT', path: '/v1/catalogue', headers, body });
  const errors: { pointer: string; place?: string }[] = Object(reply.body).errors ?? [];
  return errors.map(({ pointer, place }) => `${pointer}: ${place}`);
}

function broken(): object {
  const catalogue = smallCatalogue();
  const [unit, ...units] = catalogue.units;
  const [set] = catalogue.sets;
  const [indicator, second, third] = set?.indicators ?? [];
  return {
    ...catalogue,
    colour: 'red',
    units: [{ ...unit, level: 'moon' }, ...units, { id: 5, name: { vi: 'Sở Mới', en: 'New' } }, {}, 7],
    sets: [
      {
        ...set,
        owed: [{ from: 'never' }],
        groups: 1,
        indicators: [
          { ...indicator, name: { vi: 1, en: '' } },
          { ...second, id: '\u202e'.repeat(50), maxPoints: 'many' },
          { ...third, changes: [{ from: 'never' }] },
        ],
      },
    ],
    milestones: [
      { id: 'M', name: { vi: 'Mốc một', en: 'Milestone one' }, obligations: [{ unit: 'P.A', target: 'x' }] },
    ],
    calendar: [{ date: '2024-13-01', kind: 'off', name: { vi: 'Tết', en: 'Tet' } }],
    recipients: 'nobody',
  };
}

it.each(['vi', 'en'])(
  'F76: each fault of a refused catalogue has its place in words: %s',
  async (language) => {
    await expect((await placesOf(broken(), language)).join('\n')).toMatchFileSnapshot(
      `./places.${language}.txt`,
    );
  },
);

it('a fault of the whole has none', async () => {
  expect(await placesOf([], 'en')).toEqual([': undefined']);
});
