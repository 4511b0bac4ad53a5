import * as z from 'zod';

/** A binary attribute as the document client reads it. */
export const binarySchema = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array,
  'a binary attribute',
);
