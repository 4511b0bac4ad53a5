import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LocalOptions } from './options.ts';
import { tellOnStderr } from './tell.ts';

/*
 * What is imported statically here delays the first line a person sees; everything heavier comes after that line.
 */
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

/** Serves until the process is told to stop. Further signals change nothing: npm passes on the one the terminal sends. */
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
