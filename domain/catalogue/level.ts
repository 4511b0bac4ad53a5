import * as z from 'zod';

/** The administrative level of a unit. */
export const levelSchema = z.enum(['province', 'department', 'district', 'commune', 'other']);

/** The administrative level of a unit, by which leagues are made. */
export type Level = z.infer<typeof levelSchema>;
