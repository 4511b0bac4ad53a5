import { exitCodes } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { createProgram } from './program/program.ts';

/**
 * Runs the command given on the process's command line.
 * @returns its exit code
 */
export async function run(): Promise<number> {
  const words = process.argv.slice(2);
  const language = languageOf(words);
  process.once('SIGINT', () => {
    process.stderr.write(language === 'vi' ? '\nĐã dừng.\n' : '\nStopped.\n');
    process.exit(exitCodes.interrupted);
  });
  try {
    await createProgram(language).parseAsync(words, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    const { tellFailure } = await import('./failure.ts');
    return tellFailure(error, language, words);
  }
}
