import type { Outcome } from './simulate-worlds.ts';

/**
 * The number of copies to tolerate: every message sent unrecorded waits for its event, and is sent again when the event
 * is lost. The number is random, so three standard deviations are allowed, and three copies for small numbers.
 */
export function mostCopies({ ambiguous }: Pick<Outcome, 'ambiguous'>, lostEvents: number): number {
  const mean = ambiguous * lostEvents;
  return lostEvents === 0 ? 0 : Math.floor(mean + 3 * Math.sqrt(mean) + 3);
}

/** Whether all rules held. */
export function hasHeld(outcome: Outcome, lostEvents: number): boolean {
  return outcome.broken === 0 && outcome.lost === 0 && outcome.duplicated <= mostCopies(outcome, lostEvents);
}

/** The outcome as text. */
export function reportOf(outcome: Outcome, seed: string, lostEvents: number): string {
  const number = (value: number) => value.toLocaleString('en');
  const lines = [
    ['seed', seed],
    ['worlds', number(outcome.worlds)],
    ['occurrences', number(outcome.occurrences)],
    ['messages', number(outcome.messages)],
    ['lost', number(outcome.lost)],
    ['duplicated', number(outcome.duplicated)],
    ['ambiguous', `${number(outcome.ambiguous)} (left unrecorded, then settled by their events)`],
    ['unheard', `${number(outcome.unheard)} (none of their events arrived)`],
    ['most duplicates', `${number(mostCopies(outcome, lostEvents))} (ambiguous × ${lostEvents})`],
    ['rules broken', number(outcome.broken)],
    ['trace', outcome.trace],
  ];
  return [...lines.map(([name = '', value]) => `${name.padEnd(16)} ${value}`), ...outcome.violations].join(
    '\n',
  );
}
