import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readCatalogueFolder } from '../cli/catalogue-folder.ts';
import { callApi } from './api-client.ts';
import type { DemoTokens } from './demo-tokens.ts';

const catalogueFolder = fileURLToPath(new URL('../example/catalogue', import.meta.url));

const unitsSchema = z.object({ units: z.array(z.object({ id: z.string() })) });
const issuedSchema = z.object({ token: z.string(), expiresAt: z.string() });

type Request = {
  principal: { role: 'unit'; unit: string } | { role: 'leader' | 'operations' };
  expiresAt?: string;
};

/**
 * Applies the example's catalogue, then issues a token for each of its units, one for the leaders, and one for
 * operations with the same lifetime, because the example alone spans more time than an operations token usually lives.
 */
export async function issueDemoTokens(origin: string, operations: string): Promise<DemoTokens> {
  const catalogue = await readCatalogueFolder(catalogueFolder);
  await callApi(origin, { method: 'PUT', path: '/v1/catalogue', token: operations, body: catalogue });
  const issue = async (request: Request) => {
    const issuing = { ...request, label: 'example' };
    const answer = await callApi(origin, {
      method: 'POST',
      path: '/v1/tokens',
      token: operations,
      body: issuing,
    });
    return issuedSchema.parse(answer);
  };
  const { units } = unitsSchema.parse(catalogue);
  const unitTokens = await Promise.all(
    units.map(
      async ({ id }) => [id, (await issue({ principal: { role: 'unit', unit: id } })).token] as const,
    ),
  );
  const leader = await issue({ principal: { role: 'leader' } });
  const lasting = await issue({ principal: { role: 'operations' }, expiresAt: leader.expiresAt });
  return { ...Object.fromEntries(unitTokens), leader: leader.token, operations: lasting.token };
}
