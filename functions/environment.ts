import * as z from 'zod';
import { type ScheduleTimes, scheduleTimesSchema } from '../domain/schedule/schedule-times.ts';
import { environmentNames } from './deployment/environment.ts';

/** Environment variables as set by the platform. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the named variables of a function's environment.
 * @throws Error that lists every missing or empty variable
 */
export function readEnvironment<Name extends string>(
  environment: Environment,
  names: readonly Name[],
): Record<Name, string> {
  const parsed = z
    .record(z.enum(names), z.string().min(1))
    .safeParse(Object.fromEntries(names.map((name) => [name, environment[name]])));
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`environment variables missing or empty: ${missing}`);
}

/** Reads a variable that may be absent; null when it is absent or empty. */
export function readOptional(environment: Environment, name: string): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? null : value;
}

/**
 * Reads the named variable as a count.
 * @param least the smallest count
 * @throws Error that names it when it is missing or not such a whole number
 */
export function readCount(environment: Environment, name: string, least: 0 | 1 = 1): number {
  const parsed = z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.int().min(least))
    .safeParse(environment[name]);
  if (!parsed.success)
    throw new Error(`environment variable ${name} is not a whole number of at least ${least}`);
  return parsed.data;
}

/**
 * Reads when the jobs of the deployment start.
 * @throws Error when the variable is missing or holds no such times
 */
export function readTimes(environment: Environment): ScheduleTimes {
  const parsed = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom' });
        return z.NEVER;
      }
    })
    .pipe(scheduleTimesSchema)
    .safeParse(environment[environmentNames.times]);
  if (!parsed.success)
    throw new Error(`environment variable ${environmentNames.times} does not say when jobs start`);
  return parsed.data;
}
