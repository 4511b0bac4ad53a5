import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chosenLanguage } from './chosen-language.ts';
import { homeTrouble } from './home/home-trouble.ts';
import type { LocalOptions } from './options.ts';
import { StartError } from './start-error.ts';
import { inLanguage, tellOnStderr } from './tell.ts';

/* Static imports delay the first line of output, so keep them light; everything heavy is imported after it. */
enableCompileCache();
const language = chosenLanguage(process.argv.slice(2));
const tell = tellOnStderr(language);
process.exitCode = await main();

async function main(): Promise<number> {
  // Whoever reads the output may stop reading; the stack serves on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (!process.argv.some((word) => /^(-h|--help|--version)$/.test(word)))
    tell({ vi: 'Tiến Độ đang khởi động …', en: 'Starting …' });
  const { readOptions, usage } = await import('./options.ts');
  try {
    const project = fileURLToPath(new URL('..', import.meta.url));
    const options = readOptions(process.argv.slice(2), process.env, project);
    if (options === 'help') process.stdout.write(usage);
    else if (options === 'version') process.stdout.write(`${await version()}\n`);
    else await serve(options);
    return 0;
  } catch (error) {
    tellFailure(error);
    return 1;
  }
}

/** Says why it ends: in a sentence for an ordinary reason, otherwise with what a developer needs. */
function tellFailure(error: unknown): void {
  if (error instanceof StartError) process.stderr.write(`${inLanguage(language, error.detail, '\n')}\n`);
  else {
    tell({ vi: 'Lỗi ngoài dự kiến', en: 'An unexpected error' });
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return String(JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).version);
}

/**
 * Serves until the process is signalled to stop. Further signals are ignored: npm repeats the one the terminal sends.
 * @throws StartError when it cannot start, or can no longer use its data folder
 */
async function serve(options: LocalOptions): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise<null>((resolve) => stop.signal.addEventListener('abort', () => resolve(null)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  // The embedded database throws what it finds damaged where nobody can catch it.
  process.on('uncaughtException', (error) => {
    tellFailure(homeTrouble(error, options.home));
    process.exit(1);
  });

  // The database's own files, too, are for their owner alone.
  process.umask(0o077);
  const { startLocalStack } = await import('./stack.ts');
  const { summary } = await import('./example/summary.ts');
  try {
    const stack = await startLocalStack({ ...options, signal: stop.signal, tell });
    process.stdout.write(summary(stack, options));
    const lost = await Promise.race([stopped, stack.lost]);
    if (lost !== null) {
      // What cannot be closed then says nothing new.
      await stack.close().catch(() => undefined);
      throw lost;
    }
    await stack.close();
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  tell({ vi: 'Đã dừng.', en: 'Stopped.' });
}
