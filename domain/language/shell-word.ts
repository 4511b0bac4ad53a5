/** A word of a command as a shell takes it: quoted when it has special characters. */
export function shellWord(word: string): string {
  return /^[\w./:@%=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
