/**
 * Why a unit has no rank: it has no figure of its own and none carried forward; scored figures are lacking, all of them or
 * some where the set ranks nobody by part of them; too little of what is asked applies to it; or its figures are stored but cannot be read.
 */
export const notRankedReasons = ['nothing-sent', 'partial', 'too-little-applies', 'unreadable'] as const;

/** Why a unit stands in an edition without a rank. */
export type NotRankedReason = (typeof notRankedReasons)[number];
