/** A sending rate, as the time between messages. */
export type SendingRate = {
  readonly intervalMilliseconds: number;
  /** How many messages a worker reserves at a time: about half a second's, so that several can take turns. */
  readonly batch: number;
};

const mostInBatch = 10;

/** Nobody reserves further ahead; a time beyond it comes from a clock that was wrong. */
const believedAheadMilliseconds = 60_000;

/** The rate of so many messages per second. */
export function sendingRate(perSecond: number): SendingRate {
  return {
    intervalMilliseconds: 1_000 / perSecond,
    batch: Math.min(mostInBatch, Math.max(1, Math.floor(perSecond / 2))),
  };
}

/** When the next message may be sent, given until when the rate is used up. Unused time is lost, so there are no bursts. */
export function firstFree(takenUntil: number | null, now: number): number {
  return takenUntil === null || takenUntil > now + believedAheadMilliseconds
    ? now
    : Math.max(takenUntil, now);
}
