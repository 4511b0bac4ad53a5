import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportRule, importRulesIn, readImportRules } from './import-table.ts';

const rules = readImportRules();

/** Only these may build real adapters. */
const compositionFiles =
  /^functions\/(?:[a-z-]+\/(?:compose|lambda)|http\/callers|mailer|set-apart|signing-key|surroundings|tables)\.ts$/;

/** Folders of `functions/` that every function may share; the others hold one deployed function each. */
const sharedFunctionFolders = ['http', 'deployment'];

const files = [
  ...new Set([...rules.keys()].flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs}`))),
].filter((file) => !file.endsWith('.d.ts'));

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [
    ...source.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The rule of the innermost folder with a rule. */
function ruleFor(file: string): ImportRule | undefined {
  const folders = [...rules.keys()].filter((folder) => file.startsWith(`${folder}/`));
  return rules.get(folders.sort((one, other) => other.length - one.length)[0] ?? '');
}

function isAllowed(file: string, target: string): boolean {
  const rule = ruleFor(file);
  if (rule === undefined) return false;
  const mayCompose = compositionFiles.test(file);
  if (mayCompose && target.startsWith('@aws-sdk/')) return true;
  if (!target.startsWith('.')) return rule.packages.some((name) => isPackage(target, name));
  const path = normalize(join(dirname(file), target));
  if (isBetweenFunctions(file, path)) return false;
  if (rule.paths.some((folder) => path === folder || path.startsWith(`${folder}/`))) return true;
  return mayCompose && path.startsWith('adapters/');
}

/** Whether an imported name is a package or inside it; a name that ends with `*` matches any continuation. */
function isPackage(target: string, name: string): boolean {
  if (name.endsWith('*')) return target.startsWith(name.slice(0, -1));
  return target === name || target.startsWith(`${name}/`);
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
    expect(importsOf('functions/sender/compose.ts')).toContain('../../adapters/ses/sending-account.ts');
  });

  it('has the rules of imports from the table in docs/architecture.md', () => {
    const table = [
      '## Folders',
      '| folder | holds | may import |',
      '|---|---|---|',
      '| `domain` | Rules. `kinds/` has kinds | `zod`, `node:crypto` |',
      '| `cli` | The command | `domain/access`, `commander`, `node:*` |',
      '| `bin` | The app | `cli` |',
      '## Next',
    ].join('\n');
    expect(Object.fromEntries(importRulesIn(table))).toEqual({
      domain: { paths: ['domain'], packages: ['zod', 'node:crypto'] },
      cli: { paths: ['cli', 'domain/access'], packages: ['commander', 'node:*'] },
      bin: { paths: ['bin', 'cli'], packages: [] },
    });
    const folders = globSync('*/').filter(
      (folder) => globSync(`${folder}/**/*.ts`, { exclude: ['node_modules/**'] }).length > 0,
    );
    const free = ['docs', 'node_modules', 'test', 'tools'];
    expect(folders.filter((folder) => !rules.has(folder) && !free.includes(folder))).toEqual([]);
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

  it('lets the portal know only types of the contract, beside its addresses', () => {
    const portal = files.filter((file) => file.startsWith('portal/'));
    const values = (source: string) =>
      [...source.matchAll(/import (?!type )[^;]*from '(?:\.\.\/)+(contract\/[^']+)'/g)].map(
        ([, path = '']) => path,
      );
    expect(portal.length).toBeGreaterThan(15);
    expect([...new Set(portal.flatMap((file) => values(readFileSync(file, 'utf8'))))]).toEqual([
      'contract/portal-paths.ts',
    ]);
    expect(values("import { operations } from '../../contract/resources.ts';")).toEqual([
      'contract/resources.ts',
    ]);
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

  it('F32: uses no batch write of DynamoDB, so no write can come back unprocessed; and no transaction', () => {
    const batching = files.filter((file) =>
      /\b(?:BatchWrite|Transact(?:Write|Get)|BatchExecute|ExecuteTransaction)/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(batching).toEqual([]);
  });

  it('has handlers that call use cases, never a store', () => {
    const ports = readFileSync('usecases/ports/ports.ts', 'utf8').matchAll(/readonly (\w+): [A-Z]\w+;/g);
    const names = [...ports].map(([, name = '']) => name).filter((name) => name !== 'clock');
    expect(names).toContain('unsubscribes');
    const calls = new RegExp(`(?<![\\w'])(?:${names.join('|')})\\.\\w+\\(`);
    const handlers = files.filter((file) => functionFolder(file) !== null && !compositionFiles.test(file));
    expect(handlers.length).toBeGreaterThan(30);
    expect(handlers.filter((file) => calls.test(readFileSync(file, 'utf8')))).toEqual([]);
    expect(calls.test('await unsubscribes.add(subscription, clock.now());')).toBe(true);
    expect(calls.test('await linkedSubscription(ports, token), clock.now()')).toBe(false);
  });

  it('has parsers that return { ok }, never null', () => {
    const parserOrNull =
      /^export (?:async )?function parse\w*(?:<[^>]*>)?\([^)]*\): (?:Promise<)?[^{=]*\| null\b/m;
    expect(files.filter((file) => parserOrNull.test(readFileSync(file, 'utf8')))).toEqual([]);
    expect(parserOrNull.test('export function parsePlace(text: string): Place | null {')).toBe(true);
    expect(parserOrNull.test('export function placeFrom(text: string): Place | null {')).toBe(false);
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
