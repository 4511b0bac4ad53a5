import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MailStore } from '../../local/mailbox/mail-store.ts';
import { type Listed, LocalProcess } from './local-process.ts';
import { busyRun, during, longAfter } from './prepared-home.ts';

/** The result of one repetition. */
export type Outcome = {
  /** The number of messages at each kill. */
  readonly sentAtKills: readonly number[];
  readonly sent: number;
  /** Addresses that received the message more than once, or never. */
  readonly twice: readonly string[];
  readonly lost: readonly string[];
  /** Runs that failed all attempts and were left to the reconciler. */
  readonly givenUp: number;
};

/**
 * Copies the prepared folder, starts the busy run and kills the process at each of the given moments (milliseconds
 * after the start of the run, each in its own process), and then lets one continue until nothing can be waiting.
 */
export async function repetition(
  prepared: string,
  home: string,
  addresses: readonly string[],
  killsAt: readonly number[],
): Promise<Outcome> {
  copyHome(prepared, home);
  const sentAtKills: number[] = [];
  for (const milliseconds of killsAt) {
    const stack = await LocalProcess.start(home);
    const moving = stack.moveTo(during);
    await pause(milliseconds);
    await stack.kill();
    await moving;
    sentAtKills.push(messagesIn(home));
  }
  const stack = await LocalProcess.start(home);
  await stack.moveTo(longAfter);
  const mails = await stack.mails();
  await stack.stop();
  const failures = join(home, 'failed-runs.jsonl');
  const givenUp = existsSync(failures) ? readFileSync(failures, 'utf8').trim().split('\n').length : 0;
  return { sentAtKills, givenUp, ...compare(mails, addresses) };
}

/** The duration of the busy run without kills, in milliseconds. */
export async function rehearsal(prepared: string, home: string): Promise<number> {
  copyHome(prepared, home);
  const stack = await LocalProcess.start(home);
  const began = performance.now();
  await stack.moveTo(during);
  const milliseconds = performance.now() - began;
  await stack.stop();
  return Math.ceil(milliseconds);
}

function copyHome(prepared: string, home: string): void {
  rmSync(home, { recursive: true, force: true });
  cpSync(prepared, home, { recursive: true });
}

function compare(mails: readonly Listed[], addresses: readonly string[]) {
  const sent = mails.filter(({ occurrence }) => occurrence === busyRun);
  const byAddress = Map.groupBy(sent, ({ to }) => to);
  return {
    sent: sent.length,
    twice: [...byAddress].filter(([, messages]) => messages.length > 1).map(([to]) => to),
    lost: addresses.filter((address) => !byAddress.has(address)),
  };
}

/** The number of messages of the busy run in the folder. */
function messagesIn(home: string): number {
  const mails = new MailStore(join(home, 'mail')).all();
  return mails.filter(({ occurrence }) => occurrence === busyRun).length;
}
