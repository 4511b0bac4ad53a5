import * as z from 'zod';

/**
 * The parameter that asks for the answer without the effect.
 * @param description what it does, in English
 * @param example the value that the documentation page fills in
 */
export function dryRunParameter(description: string, example?: 'true') {
  return z
    .enum(['true', 'false'])
    .optional()
    .transform((given) => given === 'true')
    .meta({ description, ...(example === undefined ? {} : { example }) });
}
