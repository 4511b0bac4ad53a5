/**
 * The command. Plain JavaScript, and help from a file: to load TypeScript and commander takes Node longer than a person
 * should wait for the first line.
 */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

if (process.argv.length <= 2) {
  process.stdout.write(readFileSync(new URL('help.txt', import.meta.url)));
} else {
  // Keeps compiled code between runs, so that the other commands begin sooner.
  enableCompileCache();
  const { run } = await import('./run.ts');
  process.exitCode = await run();
}
