/** A passage that many letters have alike. What is made of it for one of them is kept with it for the others. */
export class SharedPassage {
  readonly text: string;
  #byteLength: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Its length in UTF-8. */
  get byteLength(): number {
    this.#byteLength ??= Buffer.byteLength(this.text);
    return this.#byteLength;
  }
}

/** A part of a text: of one letter, or shared by many. */
export type Passage = string | SharedPassage;

/** A text in its passages, in their order. */
export type Passages = readonly Passage[];

/** Passages as they come together: one, or lists of them. */
export type Words = Passage | readonly Words[];

/** Puts a text together. What is not shared becomes one passage between those that are. */
export class PassageWriter {
  readonly #passages: Passage[] = [];
  #own = '';

  write(words: Words): void {
    if (typeof words === 'string') this.#own += words;
    else if (words instanceof SharedPassage) {
      if (words.text === '') return;
      this.#endOwn();
      this.#passages.push(words);
    } else for (const one of words) this.write(one);
  }

  /** The text written; nothing is written after it. */
  end(): Passages {
    this.#endOwn();
    return this.#passages;
  }

  #endOwn(): void {
    if (this.#own !== '') this.#passages.push(this.#own);
    this.#own = '';
  }
}

/** The whole text. */
export function wholeOf(passages: Passages): string {
  let whole = '';
  for (const passage of passages) whole += typeof passage === 'string' ? passage : passage.text;
  return whole;
}

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const longestCharacter = 3;

/** The most bytes that the whole text may have in UTF-8: of its shared passages as they are, of the others by their length. */
export function mostBytesOf(passages: Passages): number {
  let bytes = 0;
  for (const passage of passages)
    bytes += typeof passage === 'string' ? passage.length * longestCharacter : passage.byteLength;
  return bytes;
}
