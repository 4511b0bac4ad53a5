import * as z from 'zod';

/**
 * A sentence of ours in both languages. It may be longer than any name that it quotes: an answer that bounded it like a name would
 * not be as documented where a name is as long as names may be.
 */
export const sentenceSchema = z.object({ vi: z.string(), en: z.string() });
