import type * as z from 'zod';
import { idSchema } from '../../domain/catalogue/keys.ts';
import type { Text } from '../../domain/language/text.ts';
import { parameters } from './parameters.ts';
import { periodParameterSchema } from './period.ts';

/**
 * The set and period of an address, with no other parameters.
 * @param usage the expected form of the address
 */
export function setAndPeriod(usage: Text) {
  return parameters({ set: idSchema, period: periodParameterSchema }, {}, usage);
}

/** The set and period in an address, checked for their form only. */
export type SetAndPeriod = z.output<ReturnType<typeof setAndPeriod>['schema']>;
