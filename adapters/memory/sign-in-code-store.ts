import type { Temporal } from 'temporal-polyfill';
import { type SignInCode, signInCodeSchema } from '../../domain/access/sign-in-code.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SignInCodeStore } from '../../usecases/ports/sign-in-code-store.ts';

/** Sign-in codes by asking browser, checked like stored ones and never deleted. */
export class MemorySignInCodeStore implements SignInCodeStore {
  readonly #codes = new Map<string, SignInCode>();

  async put(code: SignInCode): Promise<void> {
    this.#codes.set(code.browser, signInCodeSchema.parse(code));
  }

  async find(browser: string): Promise<SignInCode | null> {
    return this.#codes.get(browser) ?? null;
  }

  async countTry(seen: SignInCode): Promise<boolean> {
    const code = this.#openCode(seen);
    if (code === null) return false;
    this.#codes.set(code.browser, { ...code, tries: code.tries + 1 });
    return true;
  }

  async use(seen: SignInCode, at: Temporal.Instant): Promise<boolean> {
    const code = this.#openCode(seen);
    if (code === null) return false;
    this.#codes.set(code.browser, { ...code, usedAt: instantText(at) });
    return true;
  }

  /** The code that was seen, unless it has been tried, used or replaced. */
  #openCode({ browser, signature, tries }: SignInCode): SignInCode | null {
    const code = this.#codes.get(browser);
    if (code === undefined || code.usedAt !== undefined) return null;
    return code.signature === signature && code.tries === tries ? code : null;
  }
}
