import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../functions/deployment/function-names.ts';

/** The project's files that a file imports; type-only imports are not part of the bundle. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)\b(?!\s+type\b)[^;'"]*?from\s*'(\.[^']+)'/g)].map(
    ([, target = '']) => normalize(join(dirname(file), target)),
  );
}

/** All files in the bundle of a function, or of any other entry. */
function closureOf(entry: string): readonly string[] {
  const closure = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (closure.has(file)) continue;
    closure.add(file);
    pending.push(...importsOf(file));
  }
  return [...closure].sort();
}

const closures = functionNames.map((name) => ({ name, files: closureOf(`functions/${name}/lambda.ts`) }));

/** Scoring itself; `indicator-scores.ts` only holds what came of it. */
const scoring = [
  'domain/scoring/score-row.ts',
  'domain/scoring/score-unit.ts',
  'domain/scoring/scoring-plan.ts',
];

/** What the product does; its ports, which stores implement, are not among it. */
const usecases = readdirSync('usecases')
  .filter((name) => name !== 'ports')
  .map((name) => `usecases/${name}`);

/** Path prefixes that a function must not bundle. */
const foreign: Readonly<Record<(typeof functionNames)[number], readonly string[]>> = {
  submissions: ['messages', 'adapters/ses', 'domain/ranking/compute-edition.ts'],
  workbooks: [
    ...['messages/letter/letter.ts', 'messages/weekly-report', 'messages/warning-digest'],
    ...['adapters/ses', 'domain/ranking/compute-edition.ts'],
  ],
  results: ['messages/letter', 'messages/warning-digest', 'adapters/ses', 'domain/milestone/ladder.ts'],
  registry: ['messages/weekly-report', 'messages/warning-digest', 'adapters/ses', ...scoring],
  operations: ['adapters/ses', 'domain/submission/csv/rows.ts'],
  documentation: [
    ...['adapters', 'usecases/submitting', 'usecases/ranking', ...scoring],
    ...['domain/ranking/edition.ts', 'domain/ranking/compute-edition.ts'],
  ],
  portal: ['messages/weekly-report', 'messages/warning-digest', 'usecases/submitting', 'portal', ...scoring],
  schedule: ['contract', 'messages', 'adapters/ses', 'functions/http'],
  // Every resource of the contract imports `operation.ts`; the paths of the portal and a media type do not.
  sender: [
    'contract/http/operation.ts',
    'contract/http/problem.ts',
    'functions/http',
    ...scoring,
    'usecases/submitting',
  ],
  'mail-events': [
    ...['contract', 'messages', 'functions/http', 'domain/catalogue/catalogue.ts'],
    ...usecases.filter((path) => path !== 'usecases/mail-events'),
  ],
  'operations-token': ['contract', 'messages', 'functions/http', 'domain/catalogue/catalogue.ts'],
};

/**
 * How many files an entry may load at most, so that growth is a decision that shows in review: each is compiled at a cold start,
 * or read by whoever follows what an entry does.
 */
const most: Readonly<Record<string, number>> = {
  submissions: 390,
  workbooks: 460,
  results: 430,
  registry: 410,
  operations: 610,
  documentation: 240,
  portal: 260,
  schedule: 340,
  sender: 380,
  'mail-events': 150,
  'operations-token': 60,
  'contract/resources.ts': 150,
  'portal/main.tsx': 83,
  'cli/run.ts': 30,
};

const entries = [
  ...closures,
  ...['contract/resources.ts', 'portal/main.tsx', 'cli/run.ts'].map((name) => ({
    name,
    files: closureOf(name),
  })),
];

const within = (file: string, path: string) => file === path || file.startsWith(`${path}/`);

describe('the bundle of each function', () => {
  it.each(closures)('$name holds no file of another function’s folder', ({ name, files }) => {
    const others = functionNames.filter((one) => one !== name);
    expect(files).toContain(`functions/${name}/lambda.ts`);
    expect(files.filter((file) => others.some((other) => within(file, `functions/${other}`)))).toEqual([]);
  });

  it.each(closures)('$name holds nothing it has no use for', ({ name, files }) => {
    expect(files.filter((file) => foreign[name].some((path) => within(file, path)))).toEqual([]);
    const run = /^(?:local|cli|simulation|test|example)\//;
    expect(files.filter((file) => run.test(file))).toEqual([]);
  });

  it.each(entries)('$name loads no more files than it may', ({ name, files }) => {
    expect(files.length).toBeLessThanOrEqual(most[name] ?? 0);
  });

  it('of the contract holds no rules of the domain but those of kinds of figures, whose schemas come with them', () => {
    const rules = [
      ...['domain/milestone/outlook.ts', 'domain/period/compare-instants.ts', 'domain/report/question.ts'],
      ...[
        'domain/schedule/occurrence-record.ts',
        'domain/submission/approval.ts',
        'domain/submission/form-state.ts',
      ],
      ...[
        'domain/submission/exceptions/extension-request.ts',
        'domain/submission/exceptions/lock-exception.ts',
      ],
      ...scoring,
    ];
    const files = closureOf('contract/resources.ts');
    expect(files.filter((file) => rules.includes(file))).toEqual([]);
  });

  it('holds the whole contract and the OpenAPI document only where they are served', () => {
    for (const file of ['contract/resources.ts', 'functions/documentation/openapi.ts'])
      expect(closures.filter(({ files }) => files.includes(file)).map(({ name }) => name)).toEqual([
        'documentation',
      ]);
  });

  it('would notice a file that comes in by way of another', () => {
    expect(closureOf('functions/results/lambda.ts')).toContain('usecases/ranking/edition-answer.ts');
  });
});
