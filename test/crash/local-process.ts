import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const entry = fileURLToPath(new URL('../../local/start.ts', import.meta.url));

const mailsSchema = z.array(z.object({ to: z.string(), occurrence: z.string().nullable() }));

/** A message in the mailbox. */
export type Listed = z.infer<typeof mailsSchema>[number];

/** The local stack in its own process, on an existing data folder. */
export class LocalProcess {
  readonly #child: ChildProcess;
  readonly #url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
  }

  /**
   * Resolves once it reports that it is running.
   * @throws Error with its output when it ends before
   */
  static async start(home: string): Promise<LocalProcess> {
    const child = spawn(process.execPath, [entry, '--empty'], {
      env: { ...process.env, TIENDO_HOME: home, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const told = /running at (?<url>http:\/\/127\.0\.0\.1:\d+);/.exec(output)?.groups?.['url'];
        if (told !== undefined) resolve(told);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(`the local stack did not start:\n${output}`)));
    });
    return new LocalProcess(child, url);
  }

  /**
   * Moves the clock.
   * @returns false when the process died before running everything up to then
   */
  async moveTo(instant: string): Promise<boolean> {
    try {
      const response = await fetch(`${this.#url}/local/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to: instant }),
      });
      const answer = await response.text();
      // The clock is already past the instant, so everything up to it has run.
      if (response.status === 409) return true;
      if (!response.ok) throw new Error(`the clock was not moved: ${answer}`);
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  }

  /** All messages sent so far. */
  async mails(): Promise<Listed[]> {
    const response = await fetch(`${this.#url}/mailbox.json`);
    return mailsSchema.parse(await response.json());
  }

  /** Kills the process in the middle of its work. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops it like a user. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}
