import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DeployedCode } from './deployed-code.ts';
import { type FunctionRequest, type Said, saidSchema } from './function-messages.ts';

const host = fileURLToPath(new URL('function-host.ts', import.meta.url));

export type DeployedFunctionOptions = {
  readonly code: DeployedCode;
  /** The port at which AWS lies. */
  readonly awsPort: number;
  /** Receives every line that the function logs. */
  readonly onLine: (line: string) => void;
};

/** What an event may say besides itself. */
export type InvokeOptions = { readonly now: number; readonly remainingMs?: number };

/**
 * A function as it is deployed: processes that load its bundle with the environment that the template and Lambda give it,
 * and nothing else. An instance runs one event at a time; events at the same time run in several instances.
 */
export class DeployedFunction {
  readonly #options: DeployedFunctionOptions;
  #idle: Instance[] = [];
  readonly #all = new Set<Instance>();

  constructor(options: DeployedFunctionOptions) {
    this.#options = options;
  }

  /**
   * Invokes the function.
   * @returns its result, passed through JSON
   * @throws Error with what it threw, or that it ran out of time
   */
  async invoke(event: unknown, { now, remainingMs }: InvokeOptions): Promise<unknown> {
    const instance = this.#idle.pop() ?? (await this.#start());
    const { timeoutMs } = this.#options.code;
    const requestId = randomUUID();
    const said = await instance.ask(
      { event, now, remainingMs: remainingMs ?? timeoutMs, requestId },
      timeoutMs,
    );
    this.#idle.push(instance);
    if ('error' in said) throw new Error(said.error);
    return 'result' in said ? JSON.parse(said.result) : undefined;
  }

  /** Ends every instance: the next event finds a new one. */
  async replace(): Promise<void> {
    const ended = [...this.#all];
    this.#idle = [];
    this.#all.clear();
    await Promise.all(ended.map((instance) => instance.end()));
  }

  async #start(): Promise<Instance> {
    const instance = new Instance(this.#options);
    this.#all.add(instance);
    await instance.loaded();
    return instance;
  }
}

/** One process. */
class Instance {
  readonly #process: ChildProcess;
  readonly #name: string;
  #errors = '';

  constructor({ code, awsPort, onLine }: DeployedFunctionOptions) {
    this.#name = code.name;
    this.#process = fork(host, [code.file, String(awsPort)], {
      env: { ...code.environment },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const { stdout, stderr } = this.#process;
    if (stdout !== null) createInterface({ input: stdout }).on('line', onLine);
    stderr?.on('data', (text) => {
      this.#errors += String(text);
      for (const line of String(text).split('\n')) onLine(line);
    });
  }

  async loaded(): Promise<void> {
    const said = await this.#next();
    if (!('ready' in said)) throw new Error(`${this.#name} did not load`);
  }

  async ask(request: FunctionRequest, timeoutMs: number): Promise<Said> {
    this.#process.send(request);
    const timeout = AbortSignal.timeout(timeoutMs);
    return this.#next(timeout).catch((error: unknown) => {
      throw timeout.aborted ? new Error(`${this.#name} ran out of time`) : error;
    });
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  async #next(signal?: AbortSignal): Promise<Said> {
    const over = new AbortController();
    const signals = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
    const ended = once(this.#process, 'exit', { signal: signals }).then(([code]) => {
      throw new Error(`${this.#name} ended with ${code}: ${this.#errors}`);
    });
    try {
      const [said] = await Promise.race([once(this.#process, 'message', { signal: signals }), ended]);
      return saidSchema.parse(said);
    } finally {
      over.abort();
      ended.catch(() => undefined);
    }
  }
}
