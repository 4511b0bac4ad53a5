import { beforeEach, describe, expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

const rankTime = '2024-01-14T23:05:00Z';

let world: ReturnType<typeof createWorld>;
let headers: Record<string, string>;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  headers = { authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}` };
});

/** Submits a revision of the unit's points; every one after the first corrects the previous one. */
async function send(revision: number, mark: { illustrative?: boolean }) {
  const correction = revision > 1;
  const { status, body } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'idempotency-key': `key-${revision}`,
      ...(correction && { 'if-match': `"${revision - 1}"` }),
    },
    body: {
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      values: { 'S.3': { points: revision } },
      ...mark,
      ...(correction && { reason: 'Đối chiếu lại' }),
    },
  });
  expect(status).toBe(201);
  return Object(body).illustrative;
}

/** The mark of the figures in force, of each stored revision, and of the unit's line in the ranking. */
async function marks() {
  const path = '/v1/submissions/S/2024-W02/P.A';
  const { body } = await world.submissions({ method: 'GET', path, headers });
  const set = smallCatalogue().sets.find(({ id }) => id === 'S');
  if (set === undefined) throw new Error('the fixture has changed');
  const revisions = await world.ports.submissions.revisions(set, '2024-W02', 'P.A');
  world.setNow(rankTime);
  await world.run('rank', rankTime);
  const edition = await world.ports.editions.find('S', '2024-W02', 'departments');
  return {
    inForce: Object(body).illustrative,
    revisions: revisions.map(({ illustrative }) => illustrative),
    ranked: edition?.lines.find(({ unit }) => unit === 'P.A')?.illustrative,
  };
}

describe('the mark of illustrative figures', () => {
  it('stays through a correction without it, whose other figures are still the illustrative ones', async () => {
    expect(await send(1, { illustrative: true })).toBe(true);
    expect(await send(2, {})).toBe(true);
    expect(await send(3, { illustrative: false })).toBe(true);
    expect(await marks()).toEqual({ inForce: true, revisions: [true, true, true], ranked: true });
  });

  it('comes with a correction that has it', async () => {
    expect(await send(1, {})).toBe(false);
    expect(await send(2, { illustrative: true })).toBe(true);
    expect(await marks()).toEqual({ inForce: true, revisions: [false, true], ranked: true });
  });

  it('is never there for figures that nobody marked', async () => {
    expect(await send(1, {})).toBe(false);
    expect(await send(2, { illustrative: false })).toBe(false);
    expect(await marks()).toEqual({ inForce: false, revisions: [false, false], ranked: false });
  });
});
