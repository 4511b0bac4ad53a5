import * as z from 'zod';
import { foundRowSchema, mostRowsShown } from '../domain/stored-row/found-row.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { sentenceSchema } from './http/sentence.ts';

const { table, kind, reason } = foundRowSchema.shape;

/** Stored rows that could not be read, without anything that they hold. */
const unreadableRowsSchema = z
  .object({
    total: z.int(),
    rows: z
      .array(
        z.object({
          kind,
          table,
          key: z.object({ pk: z.string(), sk: z.string() }),
          reason: reason.meta({
            description: 'What is wrong with the row: attributes by their names, never their values.',
          }),
          foundAt: z.iso.datetime().meta({ description: 'When it was met last.' }),
          advice: sentenceSchema.meta({ description: 'What holds meanwhile, and what to do.' }),
        }),
      )
      .meta({ description: `The ${mostRowsShown} that were met last.` }),
    ...leftOutField,
  })
  .meta({ id: 'UnreadableRows' });

/** Stored rows that could not be read, the last ones met, each with what holds meanwhile and what to do. */
export type UnreadableRowsAnswer = z.infer<typeof unreadableRowsSchema>;

/** Stored rows that cannot be read. */
export const unreadableRows = {
  listUnreadableRows: {
    ...plain,
    id: 'listUnreadableRows',
    method: 'GET',
    path: '/v1/unreadable-rows',
    access: operationsOnly,
    summary: { vi: 'Các dòng dữ liệu không đọc được', en: 'Stored rows that cannot be read' },
    description:
      'Each is set apart and stops nothing else. A row is listed for eight days after it was met last.',
    answers: {
      200: { description: { vi: 'Các dòng', en: 'The rows' }, schema: unreadableRowsSchema },
    },
    problems: [],
  },
} as const satisfies Resource;
