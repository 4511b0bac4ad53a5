import { writeDemoTokens } from './demo-tokens.ts';
import { type IssueLasting, lastingTokens, withSecondOperator } from './issue-demo-tokens.ts';

/**
 * Makes sure that operators have tokens in a folder without the example.
 * @returns whether there is no catalogue yet
 */
export async function openWithoutExample(
  tokensFile: string,
  origin: string,
  issue: IssueLasting,
): Promise<boolean> {
  const kept = await lastingTokens(tokensFile, origin, issue);
  const operations = kept?.['operations'] ?? (await issue({ role: 'operations' }));
  if (kept?.['operations'] === undefined)
    writeDemoTokens(tokensFile, await withSecondOperator({ ...kept, operations }, issue));
  const headers = { authorization: `Bearer ${operations}` };
  return (await fetch(`${origin}/v1/catalogue`, { headers })).status === 404;
}
