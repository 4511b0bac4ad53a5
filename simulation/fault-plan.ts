/** How often each fault occurs, as a share from 0 to 1. */
export type FaultPlan = {
  /** For port calls: take seconds, take minutes, are rejected, lose their answer, are repeated by the SDK. */
  readonly calls: {
    readonly slow: number;
    readonly stuck: number;
    readonly refused: number;
    readonly answerLost: number;
    readonly repeated: number;
    /** The function dies before, or after, the call has taken effect. */
    readonly crashBefore: number;
    readonly crashAfter: number;
  };
  /** For reads of the due index: some rows are missing, or the rows are out of date. */
  readonly index: { readonly partial: number; readonly stale: number };
  /** For triggers of jobs. */
  readonly triggers: { readonly late: number; readonly twice: number; readonly never: number };
  /** For triggers of functions that run every few minutes. */
  readonly ticks: { readonly twice: number; readonly never: number };
  /**
   * For attempts to send. `silentlyTaken`: accepted without an answer; `silentlyLost`: not accepted, without an answer.
   */
  readonly mail: {
    readonly refused: number;
    readonly later: number;
    readonly held: number;
    readonly silentlyTaken: number;
    readonly silentlyLost: number;
    /** Accepted messages to which something other than arriving happens, once they are accepted. */
    readonly uncommon: number;
  };
  /**
   * For SES events. Those of one message are lost together. `bad`: in one notification with events that belong to no message.
   */
  readonly events: {
    readonly lost: number;
    readonly twice: number;
    readonly late: number;
    readonly bad: number;
  };
  /** The maximum number of outages in a world. */
  readonly outages: number;
};

/** A plan by which everything works: for the calm end of a world, and to see that the simulation itself is not at fault. */
export const noFaults: FaultPlan = {
  calls: { slow: 0, stuck: 0, refused: 0, answerLost: 0, repeated: 0, crashBefore: 0, crashAfter: 0 },
  index: { partial: 0, stale: 0 },
  triggers: { late: 0, twice: 0, never: 0 },
  ticks: { twice: 0, never: 0 },
  mail: { refused: 0, later: 0, held: 0, silentlyTaken: 0, silentlyLost: 0, uncommon: 0 },
  events: { lost: 0, twice: 0, late: 0, bad: 0 },
  outages: 0,
};

/** Faults far more frequent than in reality, but every event arrives. */
export const manyFaults: FaultPlan = {
  calls: {
    slow: 0.02,
    stuck: 0.002,
    refused: 0.01,
    answerLost: 0.008,
    repeated: 0.01,
    crashBefore: 0.004,
    crashAfter: 0.006,
  },
  index: { partial: 0.1, stale: 0.15 },
  triggers: { late: 0.05, twice: 0.05, never: 0.04 },
  ticks: { twice: 0.05, never: 0.04 },
  mail: { refused: 0.004, later: 0.02, held: 0.02, silentlyTaken: 0.03, silentlyLost: 0.015, uncommon: 0.25 },
  events: { lost: 0, twice: 0.05, late: 0.1, bad: 0.02 },
  outages: 2,
};

/** The same faults, plus a share of messages whose events never arrive. */
export function losingEvents(plan: FaultPlan, share: number): FaultPlan {
  return { ...plan, events: { ...plan.events, lost: share } };
}

/** The same faults, with those of calls multiplied by a factor. */
export function withCallFaults({ calls, ...others }: FaultPlan, times: number): FaultPlan {
  return {
    ...others,
    calls: {
      slow: calls.slow * times,
      stuck: calls.stuck * times,
      refused: calls.refused * times,
      answerLost: calls.answerLost * times,
      repeated: calls.repeated * times,
      crashBefore: calls.crashBefore * times,
      crashAfter: calls.crashAfter * times,
    },
  };
}
