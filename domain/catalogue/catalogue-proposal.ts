import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';
import { catalogueSchema } from './catalogue.ts';

/** A catalogue that one operator has confirmed and that waits for a second one. */
export const catalogueProposalSchema = z.strictObject({
  /** Stands for the difference that was confirmed. */
  digest: z.string(),
  /** The version it replaces; it is outdated once another one is in force. */
  from: z.int(),
  catalogue: catalogueSchema,
  /** The operator, as the root of their tokens, and the token they used. */
  operator: z.string(),
  tokenId: z.string(),
  label: z.string(),
  at: instantTextSchema,
});

/** A catalogue that one operator has sent and that comes into force once a second one approves it. */
export type CatalogueProposal = z.infer<typeof catalogueProposalSchema>;
