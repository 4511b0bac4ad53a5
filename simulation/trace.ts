/** The events of a world in order, as a hash, and in full on request. */
export class Trace {
  readonly #write: ((line: string) => void) | undefined;
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  /** @param write receives every line */
  constructor(write?: (line: string) => void) {
    this.#write = write;
  }

  /** @param at milliseconds since 1970 */
  add(at: number, what: string): void {
    this.#mix(String(at));
    this.#mix(what);
    this.#write?.(`${new Date(at).toISOString()} ${what}`);
  }

  /** Equal for equal traces. */
  get hash(): string {
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #mix(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      this.#high = Math.imul(this.#high ^ code, 2_654_435_761);
      this.#low = Math.imul(this.#low ^ code, 1_597_334_677);
    }
  }
}
