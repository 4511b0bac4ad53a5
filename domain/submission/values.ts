import type { Value } from '../kinds/kinds.ts';

/** The figures of a submission by indicator id. */
export type Values = ReadonlyMap<string, Value>;
