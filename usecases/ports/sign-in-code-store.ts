import type { Temporal } from 'temporal-polyfill';
import type { SignInCode } from '../../domain/access/sign-in-code.ts';

/** Stores the code that each browser asked for. */
export interface SignInCodeStore {
  /** Stores a code, in the place of the one that the browser asked for before. */
  put(code: SignInCode): Promise<void>;

  /** @param browser the hash of its secret */
  find(browser: string): Promise<SignInCode | null>;

  /**
   * Counts a try.
   * @param seen the code as it was read
   * @returns false when it has been tried, used or replaced since then
   */
  countTry(seen: SignInCode): Promise<boolean>;

  /**
   * Marks a code as used.
   * @param seen the code as it was read
   * @returns false when it has been tried, used or replaced since then
   */
  use(seen: SignInCode, at: Temporal.Instant): Promise<boolean>;
}
