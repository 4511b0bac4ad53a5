import { CommanderError } from 'commander';
import { Problem } from '../domain/problem/problem.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { tell } from './output.ts';

/**
 * Explains a failure in lines a person can act on.
 * @returns its exit code
 */
export function tellFailure(error: unknown, lang: 'vi' | 'en'): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CommandFailure) {
    tell(error.message);
    return error.exitCode;
  }
  if (error instanceof Problem) {
    const violations = error.violations.map(({ pointer, detail }) => `  ${pointer}: ${detail[lang]}`);
    tell([error.detail[lang], ...violations].join('\n'));
    return exitCodes.invalidInput;
  }
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.unexpected;
}
