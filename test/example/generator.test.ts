import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { definitions } from '../../example/generator/definitions.ts';
import { illustrativeFiles } from '../../example/generator/files.ts';
import { submissionsFolder } from '../../example/submissions.ts';

const generated = illustrativeFiles(definitions);

test('the generator gives the files as they are kept', async () => {
  for (const [name, text] of generated) {
    expect(await readFile(new URL(name, submissionsFolder), 'utf8')).toBe(text);
  }
});

test('every generated line is flagged as illustrative, and no other line is', async () => {
  for (const name of await readdir(submissionsFolder)) {
    const lines = (await readFile(new URL(name, submissionsFolder), 'utf8')).trimEnd().split('\n');
    const flagged = lines.filter((line) => line.includes('"illustrative":true'));
    expect(flagged.length).toBe(generated.has(name) ? lines.length : 0);
  }
});
