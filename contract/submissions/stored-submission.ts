import * as z from 'zod';
import { valueAnswerSchema } from '../../domain/kinds/value-answer.ts';
import { ownApprovalSchema } from '../approvals.ts';
import { revisionReceiptSchema } from './receipt.ts';

/** The latest revision: its receipt, and the figures in submitted form. */
export const storedSubmissionSchema = revisionReceiptSchema
  .extend({
    id: z.string(),
    approval: ownApprovalSchema.exactOptional().meta({
      description: 'Where the set asks for approval: how that of the revision stands. Omitted elsewhere.',
    }),
    values: z
      .record(z.string(), valueAnswerSchema)
      .meta({ description: 'All figures of the revision, by indicator id, as they would be submitted.' }),
    asOf: z.iso.date().optional(),
    comments: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'Comments on figures, by indicator id.' }),
    note: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'StoredSubmission' });

/** The latest revision of a submission, with its figures as they would be submitted. */
export type StoredSubmission = z.infer<typeof storedSubmissionSchema>;
