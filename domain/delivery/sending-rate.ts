/** A sending rate, as the time between messages. */
export type SendingRate = {
  readonly intervalMilliseconds: number;
  /** Messages that a worker reserves at once: about half a second's worth, so that several workers can take turns. */
  readonly batch: number;
};

const mostInBatch = 25;

/** Reservations never reach further ahead; a later time comes from a wrong clock. */
const believedAheadMilliseconds = 60_000;

/** The rate for a number of messages per second. */
export function sendingRate(perSecond: number): SendingRate {
  return {
    intervalMilliseconds: 1_000 / perSecond,
    batch: Math.min(mostInBatch, Math.max(1, Math.floor(perSecond / 2))),
  };
}

/**
 * When the next message may be sent, given the end of the time already reserved. Unused time is lost, so there are no
 * bursts.
 */
export function firstFree(takenUntil: number | null, now: number): number {
  return takenUntil === null || takenUntil > now + believedAheadMilliseconds
    ? now
    : Math.max(takenUntil, now);
}
