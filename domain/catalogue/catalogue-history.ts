import * as z from 'zod';
import { meaningsSchema, noMeanings } from './meaning.ts';

/** What a catalogue version records of the versions before it. */
export const catalogueHistorySchema = z.strictObject({
  /** The meanings that earlier versions had and this one no longer has. */
  former: meaningsSchema,
});

export type CatalogueHistory = z.infer<typeof catalogueHistorySchema>;

/** The history of the first version. */
export const noHistory: CatalogueHistory = { former: noMeanings };
