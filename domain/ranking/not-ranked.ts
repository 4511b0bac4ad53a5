/**
 * Why a unit has no rank: it has no figure of its own and none carried forward; scored figures are lacking, all of them or
 * some where the set ranks nobody by part of them; or too little of what is asked applies to it.
 */
export const notRankedReasons = ['nothing-sent', 'partial', 'too-little-applies'] as const;

export type NotRankedReason = (typeof notRankedReasons)[number];
