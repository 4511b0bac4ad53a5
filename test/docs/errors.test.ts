import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folders = '{adapters,cli,domain,functions,lib,local,usecases}';
const sources = globSync(`${folders}/**/*.{ts,mjs}`)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const section = /^## Errors by their text\n(?<rows>[\s\S]*?)^## /m.exec(
  readFileSync('docs/runbook.md', 'utf8'),
);
const texts = [...(section?.groups?.['rows'] ?? '').matchAll(/^\| `(.+?)` \|/gm)].map(
  ([, text = '']) => text,
);

it('P56: the runbook explains errors by texts that the product prints', () => {
  expect(texts.length).toBeGreaterThan(10);
  const parts = texts.flatMap((text) => text.split('…').map((part) => part.trim()));
  expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
});
