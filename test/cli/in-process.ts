import { vi } from 'vitest';
import { tellFailure } from '../../cli/failure.ts';
import { createProgram } from '../../cli/program/program.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Ended } from '../end-to-end/command-line.ts';

/**
 * Runs a command as `cli/run.ts` does, within this process, which takes a fraction of the time of a process of its own.
 * @param environment variables that are set while it runs
 */
export async function tiendoInProcess(
  words: readonly string[],
  language: Language,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    const typed = [...words, '--lang', language];
    const code = await createProgram(language)
      .parseAsync(typed, { from: 'user' })
      .then(
        () => 0,
        (error: unknown) => tellFailure(error, language, typed),
      );
    return { code, ...written };
  } finally {
    for (const stream of streams) stream.mockRestore();
    vi.unstubAllEnvs();
  }
}
