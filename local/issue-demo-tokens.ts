import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readCatalogueFolder } from '../cli/catalogue-folder.ts';
import { callApi } from './api-client.ts';
import type { DemoTokens } from './demo-tokens.ts';

const catalogueFolder = fileURLToPath(new URL('../example/catalogue', import.meta.url));

const unitsSchema = z.object({ units: z.array(z.object({ id: z.string() })) });
const issuedSchema = z.object({ token: z.string() });

/** Applies the example's catalogue, then has a token made for each of its units and one for the leaders. */
export async function issueDemoTokens(origin: string, operations: string): Promise<DemoTokens> {
  const catalogue = await readCatalogueFolder(catalogueFolder);
  await callApi(origin, { method: 'PUT', path: '/v1/catalogue', token: operations, body: catalogue });
  const issue = async (principal: { role: 'unit'; unit: string } | { role: 'leader' }) => {
    const body = { principal, label: 'example' };
    const answer = await callApi(origin, { method: 'POST', path: '/v1/tokens', token: operations, body });
    return issuedSchema.parse(answer).token;
  };
  const { units } = unitsSchema.parse(catalogue);
  const unitTokens = await Promise.all(
    units.map(async ({ id }) => [id, await issue({ role: 'unit', unit: id })] as const),
  );
  return { ...Object.fromEntries(unitTokens), leader: await issue({ role: 'leader' }), operations };
}
