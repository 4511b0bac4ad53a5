import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LocalOptions } from './options.ts';
import { tellOnStderr } from './tell.ts';

/* Static imports delay the first line of output, so keep them light; everything heavy is imported after it. */
enableCompileCache();
process.exitCode = await main();

async function main(): Promise<number> {
  tellOnStderr({ vi: 'Tiến Độ đang khởi động …', en: 'Starting …' });
  const { readOptions, usage } = await import('./options.ts');
  const { StartError } = await import('./start-error.ts');
  try {
    const project = fileURLToPath(new URL('..', import.meta.url));
    const options = readOptions(process.argv.slice(2), process.env, project);
    if (options === 'help') process.stdout.write(usage);
    else await serve(options);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.detail.vi}\n${error.detail.en}\n`);
    return 1;
  }
}

/**
 * Serves until the process is signalled to stop. Further signals are ignored: npm repeats the one the terminal sends.
 */
async function serve(options: LocalOptions): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  const { startLocalStack } = await import('./stack.ts');
  const { summary } = await import('./summary.ts');
  try {
    const stack = await startLocalStack({ ...options, signal: stop.signal, tell: tellOnStderr });
    process.stdout.write(summary(stack));
    await stopped;
    await stack.close();
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  tellOnStderr({ vi: 'Đã dừng.', en: 'Stopped.' });
}
