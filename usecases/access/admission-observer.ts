import type { Caller } from '../../domain/access/caller.ts';
import type { RateVerdict } from '../../domain/access/rate-limit.ts';

/** What failed beside an admission, which goes on without it. */
export type AdmissionFailure =
  | { readonly what: 'token-use-not-noted'; readonly tokenId: string; readonly error: unknown }
  | { readonly what: 'session-use-not-noted'; readonly post: string; readonly error: unknown }
  | { readonly what: 'session-unreadable' }
  | { readonly what: 'not-counted'; readonly caller: Caller; readonly error: unknown };

/** Learns what happens while a caller is admitted or refused. */
export type AdmissionObserver = {
  /** Just before a token or a session that may exist is looked up. */
  readonly onLookUp: () => void;
  /** The result of each count, also of one that refuses the caller. */
  readonly onCounted: (verdict: RateVerdict) => void;
  readonly onFailure: (failure: AdmissionFailure) => void;
};
