import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../fixtures/made-once.ts';
import { ParsedTemplate, testApp, testStack } from './synthesized.ts';

/** A template, and the folder in which the bundles of its functions lie. */
export type BundledTemplate = { readonly template: ParsedTemplate; readonly folder: string };

/** The template with its bundles, as they are deployed; synthesized once in a run of the tests. */
export async function bundledTemplate(): Promise<BundledTemplate> {
  const folder = await madeOnce('bundled', async (made) => {
    mkdirSync(made);
    // As on Lambda, no package above the bundles says what kind of modules they are.
    writeFileSync(join(made, 'package.json'), '{}');
    const app = testApp(false, made);
    testStack(app);
    app.synth();
  });
  const text = readFileSync(join(folder, 'Test.template.json'), 'utf8');
  return { template: new ParsedTemplate({}, 'test', text), folder };
}
