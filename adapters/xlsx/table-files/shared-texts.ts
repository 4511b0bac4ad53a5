import { cellXml } from './xml-text.ts';

/** The texts of a workbook, each once. Cells name them by number: not every reader on a phone shows texts written into the cells. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  /** The number of a text. */
  numberOf(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The part `xl/sharedStrings.xml`, piece by piece. */
  *xml(): Iterable<string> {
    const counts = `count="${this.#uses}" uniqueCount="${this.#numbers.size}"`;
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>`;
    for (const text of this.#numbers.keys()) yield `<si><t xml:space="preserve">${cellXml(text)}</t></si>`;
    yield '</sst>';
  }
}
