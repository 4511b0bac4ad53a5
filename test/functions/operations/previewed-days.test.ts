import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { previews } from '../../../contract/previews.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

const wednesday = '2024-01-17T02:00:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(wednesday);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

async function previewOn(at: string) {
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await world.operations({ method: 'GET', path: '/v1/preview', query: { at }, headers });
  return previews.getPreview.answers[200].schema.parse(body);
}

describe('GET /v1/preview', () => {
  it('says which days are off', async () => {
    const notes: (string | undefined)[] = [];
    for (const at of ['15', '16', '17', '18', '19', '20', '21']) {
      notes.push((await previewOn(`2024-01-${at}`)).dayNote?.en);
    }
    expect(notes).toEqual([...Array(5), 'Weekend', 'Weekend']);
  });

  it('plays every day of the two months ahead: none fails for want of the days before it', async () => {
    const catalogue = smallCatalogue();
    const tet = ['08', '09', '12', '13', '14'].map((day) => ({
      date: `2024-02-${day}`,
      name: { vi: 'Tết', en: 'Tết' },
      ...({ kind: 'day-off', basis: 'official' } as const),
    }));
    world = createWorld(wednesday);
    await world.applyCatalogue({ ...catalogue, calendar: [...catalogue.calendar, ...tet] });
    await world.run('reconcile', wednesday);
    token = await world.tokenFor({ role: 'operations' });
    const first = Temporal.PlainDate.from('2024-01-18');
    const reported: string[] = [];
    for (let days = 0; days < 60; days += 1) {
      const at = first.add({ days }).toString();
      const { runs } = await previewOn(at);
      expect([at, runs.filter(({ outcome }) => outcome === 'fails')]).toEqual([at, []]);
      if (runs.some(({ job, outcome }) => job === 'report' && outcome === 'runs')) reported.push(at);
    }
    expect(reported).toEqual([
      ...['2024-01-22', '2024-01-29', '2024-02-05', '2024-02-15', '2024-02-19', '2024-02-26', '2024-03-04'],
      '2024-03-11',
    ]);
  });
});
