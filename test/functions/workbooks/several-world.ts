import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

/** Department A also reports for its two offices. */
export function reporting(): Catalogue {
  const catalogue = smallCatalogue();
  const offices = ['P.A.1', 'P.A.2'].map((id) => ({
    ...({ id, parent: 'P.A', level: 'department', reportedBy: 'P.A' } as const),
    name: { vi: `Phòng ${id}`, en: `Office ${id}` },
  }));
  return { ...catalogue, units: [...catalogue.units, ...offices] };
}

type WorldOptions = NonNullable<Parameters<typeof createWorld>[1]>;

/** A world in which a unit downloads and sends workbooks of several forms. */
export async function severalWorld(unit = 'P.A', catalogue = reporting(), options: WorldOptions = {}) {
  const world = createWorld('2024-01-10T02:00:00Z', options);
  await world.applyCatalogue(catalogue);
  const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit })}`;
  const get = (forms: string): Promise<Reply> =>
    world.workbooks({ method: 'GET', path: '/v1/workbooks', query: { forms }, headers: { authorization } });
  const download = async (...forms: string[]) =>
    Buffer.from(String((await get(forms.join(','))).body), 'base64');
  const send = (body: Uint8Array, { accept = 'application/json', dryRun = false, key = 'one' } = {}) =>
    world.workbooks({
      method: 'POST',
      path: '/v1/workbooks',
      query: dryRun ? { dryRun: 'true' } : {},
      headers: { authorization, accept, 'content-type': workbookMediaType, 'idempotency-key': key },
      body,
    });
  return { world, get, download, send };
}

/** The forms of department A and its offices for a week. */
export const three = ['S/2024-W02/P.A', 'S/2024-W02/P.A.1', 'S/2024-W02/P.A.2'];
/** The part of a workbook that is its nth sheet. */
export const sheet = (number: number) => `xl/worksheets/sheet${number}.xml`;

/** What each sheet became. */
export function outcomes({ body }: Reply): unknown {
  const { status, accepted, refused, replayed, untouched, sheets } = Object(body);
  const each = sheets.map((one: Record<string, unknown>) => [
    one['sheet'],
    one['status'],
    ...(one['status'] === 'refused'
      ? [Object(one)['errors'].map((error: { pointer: string }) => error.pointer)]
      : []),
  ]);
  return { status, accepted, refused, replayed, untouched, each };
}
