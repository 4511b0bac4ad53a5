import * as z from 'zod';
import { meaningsSchema, noMeanings } from './meaning.ts';

/** What a catalogue version records of the versions before it. */
export const catalogueHistorySchema = z.strictObject({
  /** The meanings that earlier versions had and this one no longer has. */
  former: meaningsSchema,
  /** The addresses that operators deprived of mail alone, since a second one last agreed to a catalogue. */
  droppedAlone: z.int().min(0).default(0),
});

/** The meanings used only by earlier versions, which a version stores so that no id changes its meaning. */
export type CatalogueHistory = z.infer<typeof catalogueHistorySchema>;

/** The history of the first version. */
export const noHistory: CatalogueHistory = { former: noMeanings, droppedAlone: 0 };
