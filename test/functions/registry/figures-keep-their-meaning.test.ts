import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Catalogue, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The names that amounts begin with, as numbers. */
const ownNames = [1, 2, 3, 4];

/** What a catalogue may try with each of some amounts: another number or name, a name of another one, or to be absent. */
const attempt = fc.record({
  set: fc.constantFrom('S', 'T'),
  numbers: fc.uniqueArray(fc.integer({ min: 10, max: 13 }), { minLength: 3, maxLength: 4 }),
  present: fc.integer({ min: 1, max: 4 }),
  names: fc.oneof(
    fc.constant(ownNames),
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }),
  ),
});

type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** A catalogue whose only set has the amounts A1, A2 … with the numbers and names tried. */
function catalogueOf({ set, numbers, present, names }: Attempt): Catalogue {
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map((one): IndicatorSet => {
    const [first] = one.indicators;
    if (first === undefined) throw new Error('the fixture has changed');
    const { group, measure, appliesTo, evidence } = first;
    const amounts = numbers.slice(0, present).map((number, index) => ({
      id: `A${index + 1}`,
      number,
      group,
      measure,
      appliesTo,
      evidence,
      name: { vi: `Số ${names[index]}`, en: `Amount ${names[index]}` },
      kind: 'amount' as const,
    }));
    const { headline: _, ...rest } = one;
    const groups = one.groups.map((each) => ({ ...each, maxPoints: 0 }));
    return { ...rest, id: set, leagues: [], groups, indicators: amounts };
  });
  return { ...catalogue, sets, milestones: [] };
}

it('F76: figures keep their meaning over every sequence of catalogues that is accepted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 2, maxLength: 12 }), async (attempts) => {
      const world = createWorld();
      const token = await world.tokenFor({ role: 'operations' });
      const sent: { readonly set: string; readonly period: string; readonly values: Map<string, Value> }[] =
        [];
      const owners = new Map<string, Set<string>>();
      for (const [turn, tried] of attempts.entries()) {
        const next = turn === 0 ? { ...tried, names: ownNames } : tried;
        await putCatalogue(world.registry, token, catalogueOf(next));
        const current = await world.ports.catalogues.current();
        const [set] = current?.catalogue.sets ?? [];
        if (current === null || set === undefined) throw new Error('the first catalogue is accepted');
        const bearers = new Map(set.indicators.map(({ id, name }) => [`${set.id} ${name.vi}`, id]));
        expect(bearers.size).toBe(set.indicators.length);
        const present = new Set(set.indicators.map(({ id }) => id));
        for (const [name, id] of bearers) {
          const ever = owners.get(name) ?? new Set();
          expect([...ever].filter((one) => one !== id && present.has(one))).toEqual([]);
          owners.set(name, ever.add(id));
        }
        const period = `2024-W${String(sent.length + 10)}`;
        const values = new Map(
          set.indicators.map(({ id }, index): [string, Value] => [
            id,
            { kind: 'amount', amount: 100 * sent.length + index },
          ]),
        );
        const submission = submissionOf({ set: set.id, period, values, catalogueVersion: current.version });
        expect(await world.ports.submissions.append(set, submission)).toBe(true);
        sent.push({ set: set.id, period, values });
        for (const { set: id, period, values } of sent.filter((one) => one.set === set.id)) {
          const until = instant('9999-12-31T00:00:00Z');
          const latest = await world.ports.submissions.latestByUnit(set, period, until);
          expect([id, latest.found[0]?.values]).toEqual([set.id, values]);
        }
      }
    }),
    { numRuns: sized({ usual: 20, full: 60 }) },
  );
});
