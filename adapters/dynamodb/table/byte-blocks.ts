/** The least bytes of a block: what some hundred submissions take. */
const leastBytes = 65_536;

/** Keeps bytes in a few large blocks: a nation's figures are thousands of small pieces, each of which would cost a buffer of its own. */
export class ByteBlocks {
  #block = Buffer.alloc(0);
  #at = 0;

  /** The bytes of a text in base64. */
  fromBase64(text: string): Uint8Array {
    const most = Math.ceil((text.length * 3) / 4);
    if (this.#at + most > this.#block.length) {
      this.#block = Buffer.allocUnsafeSlow(Math.max(leastBytes, most));
      this.#at = 0;
    }
    const begin = this.#at;
    this.#at += this.#block.write(text, begin, 'base64');
    return this.#block.subarray(begin, this.#at);
  }
}
