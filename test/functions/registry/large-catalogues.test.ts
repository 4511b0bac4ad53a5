import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  operations = await world.tokenFor({ role: 'operations' });
});

const call = (method: string, path: string, body?: unknown, headers = {}, query = {}) =>
  world.registry({
    method,
    path,
    query,
    headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  });

/** The small catalogue with so many more units, each with a name and a recipient. */
function catalogueOf(units: number, name = 'Xã'): Catalogue {
  const small = smallCatalogue();
  const codes = Array.from({ length: units }, (_, at) => `P.N${at}`);
  return {
    ...small,
    units: [
      ...small.units,
      ...codes.map((id) => ({
        id,
        parent: 'P',
        level: 'commune' as const,
        name: { vi: `${name} ${id}`, en: `${name} ${id}` },
      })),
    ],
    recipients: [
      ...small.recipients,
      ...codes.map((unit, at) => ({
        id: `clerk-${at}`,
        post: { vi: 'Văn thư', en: 'Clerk' },
        unit,
        email: `clerk-${at}@province.example`,
        receives: ['warnings' as const],
      })),
    ],
  };
}

describe('a catalogue', () => {
  it('that no answer could show is refused, though the request can hold it', async () => {
    // Each quote takes two bytes in the request, and four in an answer.
    const catalogue = catalogueOf(3_000, '"'.repeat(350));
    expect(Buffer.byteLength(JSON.stringify(catalogue))).toBeLessThan(5 * 1024 * 1024);
    const { status, body } = await call('PUT', '/v1/catalogue', catalogue, { 'if-none-match': '*' });
    expect([status, Object(body).detail]).toEqual([
      413,
      expect.stringMatching(
        /^Danh mục dài \d{7} byte khi trả về, tối đa 6226020 byte; hãy rút ngắn các văn bản/,
      ),
    ]);
    expect((await call('GET', '/v1/catalogue')).status).toBe(404);
  });

  it('of a nation is shown whole, and its difference as far as one answer holds it, with the rest counted', async () => {
    await world.applyCatalogue();
    const nation = catalogueOf(7_500);
    const { status, body } = await call(
      'PUT',
      '/v1/catalogue',
      nation,
      { 'if-match': '"1"' },
      { dryRun: 'true' },
    );
    expect(status).toBe(200);
    const { changes, mail, omitted, confirm } = Object(body);
    expect(JSON.stringify(body).length).toBeLessThan(2_500_000);
    expect([changes.length + omitted.changes, mail.newly.length + omitted.newly]).toEqual([15_000, 7_500]);
    expect([omitted.changes > 0, omitted.newly > 0, omitted.noLonger, omitted.silenced]).toEqual([
      true,
      true,
      0,
      0,
    ]);
    expect((await call('PUT', '/v1/catalogue', nation, { 'if-match': '"1"' }, { confirm })).status).toBe(201);
    const shown = await call('GET', '/v1/catalogue');
    expect([shown.status, Object(shown.body).catalogue.units.length]).toEqual([200, 7_505]);
  });
});
