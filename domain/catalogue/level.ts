import * as z from 'zod';

/** The administrative levels a unit can have. */
export const levelSchema = z.enum(['province', 'department', 'district', 'commune', 'other']);

export type Level = z.infer<typeof levelSchema>;
