import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Finding } from './reviewed.ts';
import type { StageTemplate } from './stage-templates.ts';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const environment = fileURLToPath(new URL('../../node_modules/.cache/template-lint/', import.meta.url));

const templateSchema = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });
const cfnLintSchema = z.array(
  z.object({
    Rule: z.object({ Id: z.string() }),
    Message: z.string(),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).default([]) }),
  }),
);
const checkovSchema = z.object({
  results: z.object({
    failed_checks: z.array(z.object({ check_id: z.string(), check_name: z.string(), resource: z.string() })),
  }),
  summary: z.object({ parsing_errors: z.number() }),
});

/**
 * Installs the linters from PyPI, at the versions of `requirements.txt`, into an environment of their own unless they are there.
 * @throws Error when Python or its packages cannot be had
 */
export function installLinters(): void {
  const wanted = readFileSync(requirements, 'utf8');
  const installed = join(environment, 'installed.txt');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  rmSync(environment, { recursive: true, force: true });
  run('python3', ['-m', 'venv', environment]);
  run(tool('pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  writeFileSync(installed, wanted);
}

/** What cfn-lint and checkov find in a template. */
export function findingsIn(template: StageTemplate): Finding[] {
  return [...cfnLint(template), ...checkov(template)];
}

function cfnLint({ stage, file }: StageTemplate): Finding[] {
  const typeOf = typesIn(file);
  // Its code has a bit for each level found; 1 stands for a fault of its own.
  const found = run(tool('cfn-lint'), [file, '--format', 'json'], [0, 2, 4, 6, 8, 10, 12, 14]);
  return cfnLintSchema.parse(JSON.parse(found)).map(({ Rule, Message, Location }) => {
    const resource = Location.Path[0] === 'Resources' ? String(Location.Path[1]) : '';
    return { stage, id: Rule.Id, resource, type: typeOf(resource), message: Message };
  });
}

function checkov({ stage, file }: StageTemplate): Finding[] {
  const typeOf = typesIn(file);
  const flags = [
    '--framework',
    'cloudformation',
    '--compact',
    '--quiet',
    '--skip-download',
    '--output',
    'json',
  ];
  const found = run(tool('checkov'), ['--file', file, ...flags], [0, 1]);
  const { results, summary } = checkovSchema.parse(JSON.parse(found));
  if (summary.parsing_errors > 0) throw new Error(`checkov cannot read the template of stages/${stage}`);
  return results.failed_checks.map(({ check_id: id, check_name: message, resource: named }) => {
    const resource = named.slice(named.lastIndexOf('.') + 1);
    return { stage, id, resource, type: typeOf(resource), message };
  });
}

function typesIn(file: string): (resource: string) => string {
  const { Resources } = templateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (resource) => Resources[resource]?.Type ?? 'the template';
}

function tool(name: string): string {
  return join(environment, 'bin', name);
}

/** Runs a program. @returns what it prints; @throws Error unless it ends with one of these codes */
function run(program: string, words: readonly string[], codes: readonly number[] = [0]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw new Error(`${program} cannot be run: ${error.message}`);
  if (status === null || !codes.includes(status))
    throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
