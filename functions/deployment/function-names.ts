/** The deployed functions; the entry of each is `functions/<name>/lambda.ts`. */
export const functionNames = [
  'submissions',
  'workbooks',
  'results',
  'registry',
  'operations',
  'documentation',
  'portal',
  'schedule',
  'sender',
  'mail-events',
  'operations-token',
] as const;

/** A deployed function, by its folder under `functions/`. */
export type FunctionName = (typeof functionNames)[number];
