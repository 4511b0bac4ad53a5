import { expect, it } from 'vitest';
import { instantText } from '../../../domain/period/instant-text.ts';
import { instantOf, periodFrom } from '../../../domain/period/period.ts';
import type { ComputedEdition } from '../../../domain/ranking/computed-edition.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/**
 * Weeks from the second on; the ranking of the second is lost.
 * @param mended the week before whose report its ranking is there after all
 * @returns what the report of each week says of weeks beside it
 */
async function besides(mended: number): Promise<Record<string, string[]>> {
  const world = createWorld('2024-01-08T00:00:00Z');
  await world.applyCatalogue();
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const { editions, reports, submissions } = world.ports;
  const freeze = editions.freeze.bind(editions);
  /** By league. */
  const lost = new Map<string, ComputedEdition>();
  editions.freeze = async (edition) => {
    if (edition.period !== '2024-W02') return freeze(edition);
    lost.set(edition.league, edition);
    return true;
  };
  const told: Record<string, string[]> = {};
  for (let number = 2; number <= mended; number += 1) {
    const period = periodFrom(`2024-W0${number}`);
    if (period === null) throw new Error('the fixture has changed');
    const receivedAt = instantText(instantOf(period.to.subtract({ days: 4 }), '10:00'));
    const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
    await submissions.append(set, submissionOf({ period: period.id, receivedAt, values }));
    if (number === mended) for (const edition of lost.values()) await freeze(edition);
    const monday = period.to.add({ days: 1 });
    for (const [job, time] of [
      ['rank', '06:05'],
      ['report', '07:00'],
    ] as const) {
      const at = instantText(instantOf(monday, time));
      world.setNow(at);
      await world.run(job, at).catch(() => undefined);
    }
    const report = await reports.find('S', period.id);
    told[period.id] = report?.beside.map((one) => `${one.period} ${one.why}`) ?? ['no report'];
  }
  return told;
}

it('a week that could not be ranked for up to five weeks is told beside the next one, a later one no more', async () => {
  const none = { '2024-W02': ['no report'], '2024-W03': [], '2024-W04': [], '2024-W05': [] };
  expect(await besides(6)).toEqual({ ...none, '2024-W06': ['2024-W02 waiting'] });
  expect(await besides(7)).toEqual({ ...none, '2024-W06': [], '2024-W07': [] });
});
