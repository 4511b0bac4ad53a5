import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Answer } from '../functions/http/answer.ts';
import type { LocalClock } from './clock/clock.ts';
import { clockJumps } from './clock/clock-jumps.ts';
import type { ClockMoves } from './clock/clock-moves.ts';
import { nextRuns } from './clock/next-runs.ts';
import type { MailStore } from './mailbox/mail-store.ts';
import { MailWords } from './mailbox/mail-words.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { fileAnswer } from './pages/page.ts';
import { startPage } from './pages/start-page.ts';
import { stylesheet } from './pages/style.ts';

/** What the pages show: the clock, the mailbox and the catalogue. */
export type PagesOptions = {
  readonly clock: LocalClock;
  readonly store: MailStore;
  readonly moves: ClockMoves;
  /** The catalogue in force; null before there is one. */
  readonly catalogue: () => Promise<Pick<Catalogue, 'milestones' | 'calendar'> | null>;
};

/** The local stack's pages for people; null for an unknown address. */
export function pages({
  clock,
  store,
  moves,
  catalogue,
}: PagesOptions): (url: URL) => Promise<Answer | null> {
  const words = new MailWords(store);
  return async (url) => {
    if (url.pathname === '/local/style.css') return fileAnswer('text/css; charset=utf-8', stylesheet);
    if (url.pathname !== '/local') return mailbox(store, words, url);
    const now = clock.now();
    const move = moves.last;
    // While the days are played the functions need the processor for themselves.
    const jumps = move?.state === 'running' ? [] : clockJumps(now, await catalogue());
    return startPage({
      origin: url.origin,
      now,
      next: nextRuns(now),
      messages: store.all().length,
      jumps,
      move,
    });
  };
}
