import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

/** A world in which department A downloads and sends workbooks. */
export async function workbookWorld(language = 'vi') {
  const world = createWorld();
  await world.applyCatalogue();
  const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
  const download = async (period = '2024-W02'): Promise<Buffer> => {
    const { body } = await world.workbooks({
      method: 'GET',
      path: `/v1/workbooks/S/${period}/P.A`,
      headers: { authorization, 'accept-language': language },
    });
    return Buffer.from(String(body), 'base64');
  };
  let keys = 0;
  const send = (
    body: Uint8Array,
    { accept = 'application/json', dryRun = false, key = '' } = {},
  ): Promise<Reply> => {
    keys += 1;
    return world.workbooks({
      method: 'POST',
      path: '/v1/workbooks',
      headers: {
        authorization,
        accept,
        'accept-language': language,
        'content-type': workbookMediaType,
        'idempotency-key': key === '' ? `key-${keys}` : key,
      },
      ...(dryRun ? { query: { dryRun: 'true' } } : {}),
      body,
    });
  };
  return { world, authorization, download, send };
}

/** What an answer says of each cell: where, what it holds, which rule, and how to fix it. */
export function cellsIn({ body }: Reply): string[] {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors))
    return [];
  return body.errors.map(({ pointer, value, code, detail }) => `${pointer} [${value}] ${code}: ${detail}`);
}
