import { shellWords } from '../cli/printed-commands.ts';

/** A command that a document shows. */
export type ShownCommand = {
  /** Its words after `tiendo`. */
  readonly words: readonly string[];
  /** A command in a code block must be complete; within a sentence it may omit required options. */
  readonly whole: boolean;
};

const block = /^```\n([\s\S]*?)^```$/gm;
const inBlock = /(?:^|\s)npm run -s tiendo -- (?<command>.+)/;
const inSentence = /`(?:npm run -s tiendo -- |tiendo )(?<command>[^`]+)`/g;

/** The `tiendo` commands in a Markdown text, in order: those of its code blocks first. */
export function commandsIn(markdown: string): ShownCommand[] {
  const lines = [...markdown.matchAll(block)].flatMap(([, code = '']) =>
    code.replaceAll(/\\\n\s*/g, '').split('\n'),
  );
  const whole = lines.flatMap((line) => inBlock.exec(line)?.groups?.['command'] ?? []);
  const mentioned = [...markdown.replaceAll(block, '').matchAll(inSentence)].flatMap(
    ({ groups }) => groups?.['command'] ?? [],
  );
  return [
    ...whole.map((command) => ({ words: shellWords(command), whole: true })),
    ...mentioned.map((command) => ({ words: shellWords(command), whole: false })),
  ];
}
