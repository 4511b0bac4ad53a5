import { readdir, readFile } from 'node:fs/promises';
import * as z from 'zod';
import { submissionRequestSchema } from '../contract/submissions/submission-request.ts';
import { idSchema } from '../domain/catalogue/keys.ts';

/** One request of the example: when it is sent, by whom, and the body as it goes to `POST /v1/submissions`. */
const exampleSubmissionSchema = z.strictObject({
  /** The instant at which it is sent, in UTC to the second. */
  at: z.iso.datetime({ precision: 0 }),
  /** The unit whose token sends it. */
  unit: idSchema,
  body: submissionRequestSchema.extend({
    values: z.record(idSchema, z.record(z.string(), z.number())),
    comments: z.record(idSchema, z.string()).optional(),
  }),
});

/** One dated submission of the example. */
export type ExampleSubmission = z.infer<typeof exampleSubmissionSchema>;

/** The folder that holds the example's submissions, one event a line. */
export const submissionsFolder = new URL('./submissions/', import.meta.url);

/**
 * All submissions of the example, published and illustrative, in the order in which they are sent.
 * @throws Error naming the file and line that is not a submission
 */
export async function readExampleSubmissions(): Promise<ExampleSubmission[]> {
  const names = (await readdir(submissionsFolder)).filter((name) => name.endsWith('.ndjson'));
  const files = await Promise.all(
    names.map(async (name) =>
      parseSubmissions(name, await readFile(new URL(name, submissionsFolder), 'utf8')),
    ),
  );
  return files.flat().sort(inTimeOrder);
}

/** Compares by the time of sending, then by unit, then by set. */
export function inTimeOrder(a: ExampleSubmission, b: ExampleSubmission): number {
  return compare(a.at, b.at) || compare(a.unit, b.unit) || compare(a.body.set, b.body.set);
}

function parseSubmissions(name: string, text: string): ExampleSubmission[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      try {
        return exampleSubmissionSchema.parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(`example/submissions/${name}:${index + 1} is not a submission`, { cause });
      }
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
