/** The words after `tiendo --` of each command that a text shows on a line of its own, as a shell would split them. */
export function printedCommands(text: string): string[][] {
  const lines = text.match(/^ *(?:\S+=\S+ )?npm (?:--prefix \S+ )?run -s tiendo -- .*$/gm) ?? [];
  return lines.map((line) => shellWords(line.slice(line.indexOf(' tiendo -- ') + ' tiendo -- '.length)));
}

/** Splits as POSIX shells do: single and double quotes, a backslash outside them, a comment after ` #`. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let rest = line.trim();
  while (rest !== '' && !rest.startsWith('#')) {
    const word = /^(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/.exec(rest)?.[0] ?? rest;
    words.push(word.replaceAll(/'([^']*)'|"([^"]*)"|\\(.)/g, (_, one, two, three) => one ?? two ?? three));
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}
