import type { ExampleSubmission } from '../submissions.ts';
import type { Definitions } from './definitions.ts';
import { january2024 } from './january-2024.ts';
import { june2023 } from './june-2023.ts';

/** The text of every file of made-up submissions by file name; the same definitions always gives the same text. */
export function illustrativeFiles(definitions: Definitions): ReadonlyMap<string, string> {
  return new Map([
    ['june-2023.ndjson', ndjson(june2023(definitions))],
    ['january-2024.ndjson', ndjson(january2024(definitions))],
  ]);
}

function ndjson(submissions: readonly ExampleSubmission[]): string {
  return submissions.map((submission) => `${JSON.stringify(submission)}\n`).join('');
}
