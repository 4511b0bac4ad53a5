import type { Text } from '../domain/language/text.ts';

/** Reports progress at the terminal. */
export type Tell = (line: Text) => void;

/** One line on stderr, in both languages. */
export const tellOnStderr: Tell = ({ vi, en }) => {
  process.stderr.write(`${vi} · ${en}\n`);
};
