import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  registryPartitions,
  reportsPartitions,
  submissionsPartitions,
} from '../../adapters/dynamodb/table/table-schema.ts';

const section =
  readFileSync('docs/architecture.md', 'utf8')
    .split(/^## /m)
    .find((one) => one.startsWith('Data')) ?? '';

/** The partitions of each table that the document lists, each part in angle brackets as `*`. */
function listed(): Record<string, Set<string>> {
  const found: Record<string, Set<string>> = {};
  let table = '';
  let partition = '';
  for (const [, named = '', pk = ''] of section.matchAll(/^\| ([A-Z][a-z]*)? ?\| (?:`([^`]+)`)? ?\|/gm)) {
    table = named === '' ? table : named;
    partition = pk === '' ? partition : pk.replaceAll(/<[^>]+>/g, '*');
    found[table] = (found[table] ?? new Set()).add(partition);
  }
  return found;
}

/** Partitions that the code names, without those of one source of deliveries and of versions before 0.3.0. */
function named(partitions: Readonly<Record<string, string>>): string[] {
  const parts = Object.values(partitions).filter((one) => !/^delivery#[a-z]|^exception#/.test(one));
  return [...new Set(parts)].sort();
}

it('the document of the architecture lists every partition of every table, and no other', () => {
  const { Submissions, Reports, Registry } = listed();
  // Patterns of the code have one star for all that follows.
  const inCode = (partitions: Set<string> | undefined) =>
    [...new Set([...(partitions ?? [])].map((one) => one.replace(/^([a-z-]+#)\*.*$/, '$1*')))].sort();
  expect([inCode(Submissions), inCode(Reports), inCode(Registry)]).toEqual([
    named(submissionsPartitions),
    named(reportsPartitions),
    named(registryPartitions),
  ]);
});
