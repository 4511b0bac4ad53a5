import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { approve, putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let first: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  first = await world.tokenFor({ role: 'operations' });
});

const pageSchema = z.object({
  entries: z.array(
    z.object({
      operation: z.string(),
      subject: z.string(),
      changes: z.array(z.unknown()),
      result: z.string(),
    }),
  ),
});

/** The entries of the audit log, oldest first. */
async function entries() {
  const headers = { authorization: `Bearer ${first}` };
  const { body } = await world.registry({ method: 'GET', path: '/v1/audit', headers });
  return pageSchema.parse(body).entries.toReversed();
}

const put = (next: Catalogue) => putCatalogue(world.registry, first, next);
const digest = async () => (await world.ports.proposals.read())?.digest;
const without = (count: number): Catalogue => ({
  ...smallCatalogue(),
  recipients: smallCatalogue().recipients.slice(count),
});
const version = (from: number) => ({ field: 'version', from, to: from + 1 });

describe('F88: the entry of a catalogue', () => {
  it('says what changed in which part, from what to what, without an address', async () => {
    const { units, sets, recipients, calendar, ...rest } = smallCatalogue();
    await put({
      ...rest,
      previewDomains: ['evil.example'],
      units: units.map((one) => (one.id === 'P.A' ? { ...one, validTo: '2024-01-01' } : one)),
      sets: sets.map((set) => ({
        ...set,
        owed: [{ from: '2024-W01', to: '2024-W05' }],
        indicators: set.indicators.map((one) => (one.id === 'S.2' ? { ...one, maxPoints: 1999 } : one)),
        groups: set.groups.map((one) => (one.id === 'G1' ? { ...one, maxPoints: 7999 } : one)),
      })),
      recipients: recipients.map((one) => (one.id === 'chair' ? { ...one, email: 'me@evil.example' } : one)),
      calendar: [],
    });
    expect(await entries()).toEqual([
      {
        operation: 'putCatalogue',
        subject: '2',
        result: 'done',
        changes: [
          version(1),
          { field: 'calendar', from: 1, to: 0 },
          { field: 'dropped', from: null, to: 3 },
          {
            field: 'day',
            of: '2024-01-01',
            to: null,
            from: 'kind: day-off; name: {"en":"New Year","vi":"Tết Dương lịch"}; basis: official',
          },
          {
            field: 'catalogue',
            of: '',
            from: 'previewDomains: ["province.example"]',
            to: 'previewDomains: ["evil.example"]',
          },
          { field: 'unit', of: 'P.A', from: 'validTo: –', to: 'validTo: 2024-01-01' },
          {
            field: 'set',
            of: 'S',
            from: 'owed: [{"from":"2024-W01"}]',
            to: 'owed: [{"from":"2024-W01","to":"2024-W05"}]',
          },
          { field: 'group', of: 'S/G1', from: 'maxPoints: 8000', to: 'maxPoints: 7999' },
          { field: 'indicator', of: 'S/S.2', from: 'maxPoints: 2000', to: 'maxPoints: 1999' },
          {
            field: 'recipient',
            of: 'chair',
            from: 'email: …@province.example',
            to: 'email: …@evil.example',
          },
        ],
      },
    ]);
  });

  it('names at most 100 parts and says how many more there are, each in at most 120 characters', async () => {
    const long = 'x'.repeat(200);
    const units = Array.from({ length: 103 }, (_, index) => ({
      id: `P.X${100 + index}`,
      parent: 'P',
      level: 'commune' as const,
      name: { vi: `${long} ${index}`, en: `${long} ${index}` },
    }));
    await put({ ...smallCatalogue(), units: [...smallCatalogue().units, ...units] });
    const text = `parent: P; level: commune; name: {"en":"${long}`;
    expect((await entries())[0]?.changes).toEqual([
      version(1),
      { field: 'units', from: 5, to: 108 },
      ...units.slice(0, 100).map(({ id }) => ({
        field: 'unit',
        of: id,
        from: null,
        to: `${text.slice(0, 119)}…`,
      })),
      { field: 'more', from: null, to: 3 },
    ]);
  });

  it('tells a proposal from what is applied, and names the proposals that end', async () => {
    world.ports.dropCap = 0;
    const second = await world.tokenFor({ role: 'operations' });
    await put(without(1));
    const one = await digest();
    await put(without(2));
    const two = await digest();
    await put({ ...smallCatalogue(), calendar: [] });
    await put(without(1));
    const three = await digest();
    await approve(world.registry, second, three ?? '');
    const all = (await entries()).map(({ operation, subject, changes, result }) => ({
      operation,
      subject,
      result,
      proposed: changes.filter((change) => Object(change).field === 'proposed'),
    }));
    const proposed = (from: string | undefined | null, to: string | undefined | null) => [
      { field: 'proposed', from, to },
    ];
    expect(all).toEqual([
      { operation: 'proposeCatalogue', subject: '2', result: 'done', proposed: proposed(null, one) },
      { operation: 'proposeCatalogue', subject: '2', result: 'done', proposed: proposed(one, two) },
      { operation: 'putCatalogue', subject: '2', result: 'done', proposed: proposed(two, null) },
      { operation: 'proposeCatalogue', subject: '3', result: 'done', proposed: proposed(null, three) },
      { operation: 'approveCatalogue', subject: '3', result: 'done', proposed: proposed(three, null) },
    ]);
  });
});
