import type { Temporal } from 'temporal-polyfill';
import { startBackend } from './backend.ts';
import type { LocalClock } from './clock/clock.ts';
import { clockEndpoint } from './clock/clock-endpoint.ts';
import { clockForm } from './clock/clock-form.ts';
import { ClockMoves } from './clock/clock-moves.ts';
import type { ScheduledRun } from './clock/schedule-runner.ts';
import { Closing } from './closing.ts';
import { type DemoTokens, readDemoTokens } from './example/demo-tokens.ts';
import { exampleEndsAt, loadExample, type Played } from './example/load-example.ts';
import { openWithoutExample } from './example/open-without-example.ts';
import { apiGateway } from './gateway/api-gateway.ts';
import { homeFiles, openClock } from './home/home.ts';
import { homeTrouble } from './home/home-trouble.ts';
import { watchHome } from './home/home-watch.ts';
import { lockFolder } from './home/lock.ts';
import { closeServer, listenOnLoopback } from './loopback.ts';
import { type Mail, MailStore } from './mailbox/mail-store.ts';
import type { LocalOptions } from './options.ts';
import { pages } from './pages.ts';
import { createLocalServer } from './server.ts';
import { StartError } from './start-error.ts';
import type { Tell } from './tell.ts';

/** What `npm start` was asked for, and who watches the start. */
export type LocalStackOptions = LocalOptions & {
  /** Aborts the loading of the example, and with it the start. */
  readonly signal?: AbortSignal;
  /** Called for each stage of the start. */
  readonly tell?: Tell;
};

/** The whole product, running on this machine. */
export type LocalStack = {
  /** The base URL, without a trailing slash. */
  readonly url: string;
  readonly home: string;
  readonly clock: LocalClock;
  /** Moves the clock forward; everything scheduled in between runs in order. */
  advanceTo(instant: Temporal.Instant): Promise<ScheduledRun[]>;
  /** Empty when the example was never loaded. */
  readonly tokens: DemoTokens;
  /** The path of the tokens' file. */
  readonly tokensFile: string;
  /** What the start did to load the example; null when loading was not requested. */
  readonly played: Played | null;
  /** Whether there is no catalogue yet. */
  readonly isBare: boolean;
  /** Resolves with the reason when the data folder can no longer be used. The stack should then be closed. */
  readonly lost: Promise<StartError>;
  /** Messages sent so far, oldest first. */
  mails(): Mail[];
  close(): Promise<void>;
};

/**
 * Starts the local stack on a data folder, loads the example if requested, and continues with the running clock.
 * @throws StartError when it cannot start as requested; nothing is left running then
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (error) {
    // What cannot be closed then says nothing new.
    await closing.close().catch(() => undefined);
    throw homeTrouble(error, options.home);
  }
}

async function start(options: LocalStackOptions, closing: Closing): Promise<LocalStack> {
  const { home, port, at, example } = options;
  const files = homeFiles(home);
  const lock = await lockFolder(home);
  closing.add(() => lock.release());
  const clock = await openClock(files, options);
  closing.add(() => clock.stop());
  const watch = watchHome(home, lock, clock.failed);
  closing.add(() => watch.stop());
  const store = new MailStore(files.mail);
  const { http, runner, issueLasting, stored, catalogue } = await startBackend({
    files,
    clock,
    store,
    closing,
    repair: lock.wasLeftBehind,
    apiUrl: () => url,
  });
  clock.storeAfter(stored);

  const advanceTo = async (instant: Temporal.Instant) => {
    const runs = await runner.advanceTo(instant);
    await stored();
    clock.store();
    return runs;
  };
  let isLoading = true;
  const moving = { clock, advanceTo: () => (isLoading ? null : advanceTo) };
  const moves = new ClockMoves();
  const api = apiGateway(http, clock);
  const server = createLocalServer({
    // What an answer says was taken outlives this process.
    api: async (request) => {
      const answer = await api(request);
      await stored();
      return answer;
    },
    clock: clockEndpoint(moving),
    clockForm: clockForm({ ...moving, moves, messages: () => store.all().length }),
    pages: pages({ clock, store, moves, catalogue }),
  });
  const url = await listenOnLoopback(server, port).catch((error: unknown) => {
    throw portProblem(error, port);
  });
  closing.add(() => closeServer(server));

  const played = example
    ? await loadExample({
        origin: url,
        files,
        advanceTo: (instant) => runner.advanceTo(instant),
        issueLasting,
        until: at ?? exampleEndsAt,
        signal: options.signal ?? new AbortController().signal,
        tell: options.tell ?? (() => undefined),
      })
    : null;
  const isBare = example ? false : await openWithoutExample(files.tokens, url, issueLasting);
  if (!example && at !== undefined) await advanceTo(at);
  isLoading = false;
  runner.start();
  return {
    url,
    home,
    clock,
    advanceTo,
    tokens: readDemoTokens(files.tokens) ?? {},
    tokensFile: files.tokens,
    played,
    isBare,
    lost: watch.lost,
    mails: () => store.all(),
    close: () => closing.close(),
  };
}

function portProblem(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES') return new StartError(noRight(port), { cause: error });
  if (code !== 'EADDRINUSE') return error;
  return new StartError(
    {
      vi: `Cổng ${port} đang bận. Đặt PORT sang cổng khác, ví dụ PORT=0 để lấy cổng bất kỳ còn trống.`,
      en: `Port ${port} is in use. Set PORT to another one; PORT=0 uses any free port.`,
    },
    { cause: error },
  );
}

function noRight(port: number): StartError['detail'] {
  return {
    vi: `Không có quyền mở cổng ${port}. Đặt PORT sang cổng từ 1024 trở lên.`,
    en: `No permission to open port ${port}. Set PORT to 1024 or above.`,
  };
}
