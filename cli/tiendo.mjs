/**
 * The command. Plain JavaScript, with the help in a file, because loading TypeScript and commander takes Node too long
 * before the first line of output.
 */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import './where-you-stand.mjs';

// A reader such as `head` may stop early; the command goes on to its end and keeps its exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
}

if (process.argv.length <= 2) {
  process.stdout.write(readFileSync(new URL('help.txt', import.meta.url)));
} else {
  // Caches compiled code between runs, so that other commands start faster.
  enableCompileCache();
  const { run } = await import('./run.ts');
  process.exitCode = await run();
}
