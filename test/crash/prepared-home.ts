import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { readCatalogueFolder } from '../../cli/files/catalogue-folder.ts';
import { startLocalStack } from '../../local/stack.ts';
import { Client } from '../end-to-end/client.ts';

/** The run that sends every recipient one message: Monday 8 January 2024, 07:00 in Vietnam. */
export const busyRun = 'report@2024-01-08T00:00:00Z';

/** Shortly before the run, shortly after it, and when none of its messages can be waiting any more. */
const before = '2024-01-08T06:59:00+07:00';
export const during = '2024-01-08T07:20:00+07:00';
export const longAfter = '2024-01-08T13:00:00+07:00';

/** Before the first submission of the example. */
const begin = Temporal.Instant.from('2023-06-01T08:00:00+07:00');

/**
 * Fills a data folder so that the next scheduled run has one message for each of `leaders` people, and nothing else is
 * waiting.
 * @returns their addresses
 */
export async function prepareHome(home: string, leaders: number): Promise<string[]> {
  const recipients = Array.from({ length: leaders }, (_, index) => ({
    id: `leader-${index}`,
    post: { vi: `Lãnh đạo ${index}`, en: `Leader ${index}` },
    unit: 'BD',
    email: `leader-${index}@binhduong.example`,
    receives: ['weekly-report'],
  }));
  const folder = fileURLToPath(new URL('../../example/catalogue', import.meta.url));
  const example = z.looseObject({}).parse(await readCatalogueFolder(folder));
  const stack = await startLocalStack({ home, port: 0, example: true, at: begin });
  try {
    const put = await new Client(stack).putCatalogue({ ...example, recipients, milestones: [] });
    if (put.status >= 300) throw new Error(`the catalogue was refused: ${JSON.stringify(put.body)}`);
    await stack.advanceTo(Temporal.Instant.from(before));
  } finally {
    await stack.close();
  }
  return recipients.map(({ email }) => email);
}
