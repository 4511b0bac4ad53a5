import * as z from 'zod';
import { valueAnswerSchema } from '../../domain/kinds/value-answer.ts';
import { revisionReceiptSchema } from './receipt.ts';

/** The latest revision: its receipt, and the figures in submitted form. */
export const storedSubmissionSchema = revisionReceiptSchema
  .extend({
    id: z.string(),
    values: z
      .record(z.string(), valueAnswerSchema)
      .meta({ description: 'All figures in force, by indicator id, as they would be submitted.' }),
    asOf: z.iso.date().optional(),
    comments: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'Comments in force on figures, by indicator id.' }),
    note: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'StoredSubmission' });

export type StoredSubmission = z.infer<typeof storedSubmissionSchema>;
