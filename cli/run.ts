import { exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';

/**
 * Runs the command given on the process's command line.
 * @returns its exit code
 */
export async function run(): Promise<number> {
  const program = createProgram();
  try {
    await program.parseAsync();
    return exitCodes.ok;
  } catch (error) {
    const { tellFailure } = await import('./failure.ts');
    return tellFailure(error, program.opts()['lang'] === 'en' ? 'en' : 'vi');
  }
}
