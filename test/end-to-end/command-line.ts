import { execFile } from 'node:child_process';

/** A command's output and exit code. */
export type Ended = { code: number; stdout: string; stderr: string };

/** Runs `tiendo` like a user, with text on its standard input. */
export function tiendo(
  args: readonly string[],
  environment: Record<string, string>,
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['cli/tiendo.mjs', ...args],
      { env: { ...process.env, ...environment } },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}
