import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readCatalogueFolder } from '../../cli/files/catalogue-folder.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { ask, callApi } from '../api-client.ts';
import { type DemoTokens, readDemoTokens, writeDemoTokens } from './demo-tokens.ts';

/** Issues a token that outlives every clock, which only the local stack does. */
export type IssueLasting = (principal: Principal) => Promise<string>;

const catalogueFolder = fileURLToPath(new URL('../../example/catalogue', import.meta.url));

const unitsSchema = z.object({ units: z.array(z.object({ id: z.string() })) });

/** Applies the example's catalogue, then issues a token for each of its units, one for the leaders and two for operations. */
export async function issueDemoTokens(origin: string, issue: IssueLasting): Promise<DemoTokens> {
  const catalogue = await readCatalogueFolder(catalogueFolder);
  const token = await issue({ role: 'operations' });
  const headers = { 'if-none-match': '*' };
  await callApi(origin, { method: 'PUT', path: '/v1/catalogue', token, headers, body: catalogue });
  const { units } = unitsSchema.parse(catalogue);
  return issueFor([...units.map(({ id }) => id), 'leader', ...operators], issue);
}

/**
 * The local tokens in a file. If the clock has passed their expiry, as it may for those of earlier versions, they are issued
 * again; without tokens, `null`.
 */
export async function lastingTokens(
  file: string,
  origin: string,
  issue: IssueLasting,
): Promise<DemoTokens | null> {
  const tokens = readDemoTokens(file);
  if (tokens?.['operations'] === undefined) return tokens;
  const { status } = await ask(origin, { method: 'GET', path: '/v1/catalogue', token: tokens['operations'] });
  if (status !== 401 && tokens['operations-2'] !== undefined) return tokens;
  const names = new Set([...Object.keys(tokens), ...operators]);
  const renewed =
    status === 401 ? await issueFor([...names], issue) : await withSecondOperator(tokens, issue);
  writeDemoTokens(file, renewed);
  return renewed;
}

/** Adds the second operator, whom earlier versions did not have. */
export async function withSecondOperator(tokens: DemoTokens, issue: IssueLasting): Promise<DemoTokens> {
  return { ...tokens, 'operations-2': await issue({ role: 'operations' }) };
}

/** Two operators, because some changes take both. */
const operators: readonly string[] = ['operations', 'operations-2'];

/** Issues the token of each name: a unit's code, `leader`, or an operator. */
async function issueFor(names: readonly string[], issue: IssueLasting): Promise<DemoTokens> {
  const issued = names.map(async (name) => [name, await issue(principalOf(name))] as const);
  return Object.fromEntries(await Promise.all(issued));
}

function principalOf(name: string): Principal {
  if (operators.includes(name)) return { role: 'operations' };
  return name === 'leader' ? { role: name } : { role: 'unit', unit: name };
}
