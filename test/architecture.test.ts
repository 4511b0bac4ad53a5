import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the files of each folder may import: other folders of the project, and packages by name or prefix. */
const rules: Record<string, { folders: string[]; packages: string[] }> = {
  domain: { folders: ['domain'], packages: ['zod', 'temporal-polyfill', 'node:crypto'] },
  contract: {
    folders: [
      'contract',
      'domain/access',
      'domain/catalogue',
      'domain/delivery',
      'domain/kinds',
      'domain/language',
      'domain/period',
      'domain/problem',
    ],
    packages: ['zod', 'temporal-polyfill'],
  },
  messages: { folders: ['messages', 'domain'], packages: ['zod', 'temporal-polyfill'] },
  usecases: {
    folders: ['usecases', 'contract', 'messages', 'domain'],
    packages: ['zod', 'temporal-polyfill', 'node:crypto', 'node:util'],
  },
  functions: {
    folders: ['functions', 'usecases', 'contract', 'messages', 'domain'],
    packages: [
      'zod',
      'zod-openapi',
      'temporal-polyfill',
      '@middy/',
      '@aws-lambda-powertools/',
      'aws-lambda',
      'node:',
    ],
  },
  adapters: {
    folders: ['adapters', 'usecases/ports', 'domain', 'messages/letter/message.ts'],
    packages: ['@aws-sdk/', '@smithy/', 'zod', 'temporal-polyfill', 'nodemailer/', 'node:'],
  },
  lib: {
    folders: [
      'lib',
      'functions/deployment',
      'domain/schedule/schedules.ts',
      'adapters/dynamodb/table-schema.ts',
    ],
    packages: ['aws-cdk-lib', 'constructs', 'cdk-nag', 'zod', 'node:'],
  },
  bin: { folders: ['lib'], packages: ['aws-cdk-lib', 'cdk-nag', 'node:'] },
  local: {
    folders: [
      'local',
      'functions',
      'usecases',
      'messages',
      'adapters',
      'domain',
      'example',
      'cli/catalogue-folder.ts',
    ],
    packages: [
      'dynalite',
      'postal-mime',
      'zod',
      'temporal-polyfill',
      'commander',
      '@aws-sdk/',
      'aws-lambda',
      'node:',
    ],
  },
  cli: { folders: ['cli', 'contract', 'domain'], packages: ['commander', 'zod', 'node:'] },
  simulation: {
    folders: [
      'simulation',
      'functions',
      'usecases',
      'messages/letter',
      'adapters/memory',
      'domain',
      'example/generator/random.ts',
    ],
    packages: ['zod', 'temporal-polyfill', '@aws-lambda-powertools/', 'aws-lambda', 'node:'],
  },
  // Judges the product, so it shares none of its code: of the catalogue and of figures it may know the shape.
  'simulation/model': {
    folders: [
      'simulation/model',
      'domain/catalogue/catalogue.ts',
      'domain/catalogue/milestone.ts',
      'domain/kinds/kinds.ts',
      'domain/submission/values.ts',
    ],
    packages: [],
  },
  example: {
    folders: ['example', 'domain', 'cli/catalogue-folder.ts'],
    packages: ['zod', 'temporal-polyfill', 'node:'],
  },
  bench: {
    folders: ['bench', 'domain', 'example/generator/random.ts', 'test/domain/ranking/oracle'],
    packages: ['zod', 'node:'],
  },
};

/** Only these may build real adapters. */
const compositionFiles =
  /^functions\/(?:[a-z-]+\/(?:compose|lambda)|http\/callers|signing-key|surroundings)\.ts$/;

/** Folders of `functions/` that every function may share; the others hold one deployed function each. */
const sharedFunctionFolders = ['http', 'deployment'];

const files = [
  ...new Set(Object.keys(rules).flatMap((folder) => globSync(`${folder}/**/*.{ts,mjs}`))),
].filter((file) => !file.endsWith('.d.ts'));

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [
    ...source.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The rule of the innermost folder that has one. */
function ruleFor(file: string) {
  const folders = Object.keys(rules).filter((folder) => file.startsWith(`${folder}/`));
  return rules[folders.sort((one, other) => other.length - one.length)[0] ?? ''];
}

function isAllowed(file: string, target: string): boolean {
  const rule = ruleFor(file);
  if (rule === undefined) return false;
  const mayCompose = compositionFiles.test(file);
  if (mayCompose && target.startsWith('@aws-sdk/')) return true;
  if (!target.startsWith('.'))
    return rule.packages.some(
      (name) =>
        target === name ||
        (name.endsWith('/') || name.endsWith(':') ? target.startsWith(name) : target.startsWith(`${name}/`)),
    );
  const path = normalize(join(dirname(file), target));
  if (isBetweenFunctions(file, path)) return false;
  if (rule.folders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return true;
  return mayCompose && path.startsWith('adapters/');
}

/** Whether one deployed function's folder imports from another's. */
function isBetweenFunctions(file: string, path: string): boolean {
  const [from, to] = [functionFolder(file), functionFolder(path)];
  return from !== null && to !== null && from !== to;
}

function functionFolder(path: string): string | null {
  const folder = /^functions\/([a-z-]+)\//.exec(path)?.[1];
  return folder === undefined || sharedFunctionFolders.includes(folder) ? null : folder;
}

function graph(): Map<string, string[]> {
  return new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(file), target))),
    ]),
  );
}

function findCycle(edges: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

describe('architecture', () => {
  it('finds the files and their imports', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(importsOf('functions/sender/compose.ts')).toContain('../../adapters/ses/ses-mailer.ts');
  });

  it('imports only in the directions the design allows', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('would notice a wrong direction', () => {
    expect(isAllowed('domain/scoring/points.ts', '../../adapters/system-clock.ts')).toBe(false);
    expect(isAllowed('domain/scoring/points.ts', '@aws-sdk/client-ses')).toBe(false);
    expect(isAllowed('usecases/delivering/deliver-due.ts', '../../adapters/system-clock.ts')).toBe(false);
    expect(isAllowed('lib/tables.ts', '../domain/scoring/points.ts')).toBe(false);
  });

  it('lets the model of the simulation know only types of the product', () => {
    const model = files.filter((file) => file.startsWith('simulation/model/'));
    const beyondTypes = (source: string) => [
      ...source.matchAll(/import (?!type )[^;]*from '((?:\.\.\/){2}[^']+)'/g),
    ];
    expect(model.length).toBeGreaterThan(10);
    expect(model.filter((file) => beyondTypes(readFileSync(file, 'utf8')).length > 0)).toEqual([]);
    expect(beyondTypes("import { mayCatchUp } from '../../domain/schedule/catch-up.ts';")).toHaveLength(1);
    expect(isAllowed('simulation/model/catch-up.ts', '../../domain/schedule/catch-up.ts')).toBe(false);
    expect(isAllowed('simulation/model/ranking.ts', '../triggers.ts')).toBe(false);
  });

  it('has no cycles', () => {
    expect(findCycle(graph())).toBeNull();
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['a']],
        ]),
      ),
    ).toEqual(['a', 'b', 'a']);
  });

  it('F32: uses no batch command of DynamoDB, so no write can come back unprocessed; and no transaction', () => {
    const batching = files.filter((file) =>
      /\b(?:Batch(?:Write|Get)|Transact(?:Write|Get)|BatchExecute|ExecuteTransaction)/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(batching).toEqual([]);
  });

  it('keeps the clock, randomness and the environment out of the domain', () => {
    const impure = files
      .filter((file) => file.startsWith('domain/'))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|process\.env|randomBytes|randomUUID/.test(
          readFileSync(file, 'utf8'),
        ),
      );
    expect(impure).toEqual([]);
  });
});
