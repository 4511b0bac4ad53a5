import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (files: string) => globSync(files).map((file) => readFileSync(file, 'utf8'));
const sources = read('{adapters,cli,domain,functions,lib,local,usecases}/**/*.{ts,mjs}').join('\n');

/** What operators meet at a terminal, in a log, or in the ledger; elsewhere an error is a fault of the code. */
const met = read(
  '{lib/stage,adapters/{aws,secrets-manager,ses},usecases/**,functions}/{*,mail-events/mail-events-function}.ts',
);

/** The texts in the first cells of a section's tables. */
function textsIn(document: string, heading: string): string[] {
  const [, section = ''] = readFileSync(document, 'utf8').split(`\n## ${heading}\n`);
  const rows = (section.split(/^## /m)[0] ?? '').matchAll(/^\| (`.+?) \| /gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`(.+?)`/g)].map(([, text = '']) => text));
}

/** The parts of a text around what differs each time. */
const partsOf = (text: string) =>
  text
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The texts of the errors that a source throws, and of what a refused command on a stage says. */
function thrownIn(source: string): string[] {
  const thrown = /new (?:StageFailure|Error|AggregateError)\(\s*(?:\w+, )?(['`])(.+?)\1,?\s*\)/gs;
  return [...source.matchAll(thrown)].map(([, , text = '']) => text);
}

const own = textsIn('docs/runbook.md', 'Errors by their text');

/** Errors that no input, setting or state of AWS can cause. */
const faultsOfTheCode = [
  'a guarded operation needs to know who calls',
  'only a body that is whole can be signed',
];

const isExplained = (text: string) => own.some((row) => partsOf(row).every((part) => text.includes(part)));

describe('P56: errors by their text', () => {
  it('the runbook explains those that the product prints, and no others', () => {
    expect(own.length).toBeGreaterThan(40);
    expect(own.flatMap((text) => partsOf(text)).filter((part) => !sources.includes(part))).toEqual([]);
  });

  it('the runbook explains every error that an operator can meet', () => {
    const thrown = met.flatMap(thrownIn).filter((text) => !faultsOfTheCode.includes(text));
    expect(thrown.length).toBeGreaterThan(20);
    expect(thrown.filter((text) => !isExplained(text))).toEqual([]);
  });

  it('the runbook explains what a command on a stage says when it changes nothing or fails', () => {
    const said = readFileSync('lib/stage/stage-command.ts', 'utf8').matchAll(
      /tell\(\s*(['`])(.+?)\1,?\s*\)/gs,
    );
    const refusals = [...said]
      .map(([, , text = '']) => text)
      .filter((text) => /Nothing was changed\.|cause above/.test(text));
    expect(refusals).toHaveLength(6);
    expect(refusals.filter((text) => !isExplained(text) && !text.includes('file is corrected'))).toEqual([]);
  });

  it('the document of deploying quotes the CDK as it prints', () => {
    const cdk = readFileSync('node_modules/aws-cdk/lib/index.js', 'utf8');
    const quoted = textsIn('docs/deploying.md', 'Troubleshooting');
    expect(quoted.length).toBeGreaterThan(25);
    const ofCdk = [
      'Has the environment been bootstrapped?',
      'This CDK deployment requires bootstrap stack version',
      'but no credentials have been configured',
      'Unable to resolve AWS account',
      'but the current credentials are for',
      'had previously failed creation',
      'No stacks match',
      'is not compatible with the CDK library',
    ];
    expect(ofCdk.filter((text) => !quoted.includes(text))).toEqual([]);
    expect(ofCdk.filter((text) => !cdk.includes(text))).toEqual([]);
  });
});
