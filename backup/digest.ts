const modulus = 1n << 256n;

/** Counts the rows of a table, and sums their hashes: the same for the same rows in any order. */
export class TableDigest {
  #rows: number;
  #sum: bigint;

  /** Goes on from a digest made before. */
  constructor({ rows, sha256Sum }: { readonly rows: number; readonly sha256Sum: string } = emptyDigest) {
    this.#rows = rows;
    this.#sum = BigInt(`0x${sha256Sum}`);
  }

  /** @param sha256 of the row, in hexadecimal */
  add(sha256: string): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${sha256}`)) % modulus;
  }

  /** How many rows, and the sum of their hashes modulo 2^256 in hexadecimal. */
  get value(): { readonly rows: number; readonly sha256Sum: string } {
    return { rows: this.#rows, sha256Sum: this.#sum.toString(16).padStart(64, '0') };
  }
}

const emptyDigest = { rows: 0, sha256Sum: '0' };
