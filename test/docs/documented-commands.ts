/** Documents whose every command is run or was reviewed. */
export const followedDocuments = [
  'README.md',
  'docs/using.md',
  'docs/deploying.md',
  'docs/runbook.md',
  'CONTRIBUTING.md',
] as const;

const fence = /^```\n([\s\S]*?)^```$/gm;
const span = /`([^`]+)`/g;
const programs = /^(?:(?:npm|npx|aws|tiendo|curl|docker|git|eval|cp|export|pip|python3?|node) |\.ci\/run$)/;

/** How the blocks begin that show something else than commands: what is printed, a file, a drawing. */
const shown = [/^Tiến Độ is running/, /^unit,set,period/, /^ {10}/, /^"kept": \{/];

/** The blocks of code in a Markdown text. */
export function blocksIn(markdown: string): string[] {
  return [...markdown.matchAll(fence)].map(([, code = '']) => code);
}

/** The commands of blocks in their order; what goes on after a backslash or within quotes belongs to the line before. */
export function commandLines(blocks: readonly string[]): string[] {
  const lines = blocks
    .filter((block) => !shown.some((beginning) => beginning.test(block)))
    .flatMap((block) => block.replaceAll(/\\\n */g, '').split('\n'))
    .map((line) => line.replace(/ +# .*$/, '').trimEnd());
  const commands: string[] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    const isOpen = last !== undefined && (last.match(/'/g) ?? []).length % 2 === 1;
    if (isOpen) commands.splice(-1, 1, `${last}\n${line}`);
    else if (line !== '') commands.push(line);
  }
  return commands;
}

/** Every command that a Markdown text shows, once each: of its blocks, then in its sentences; whole, and without comments. */
export function documentedCommands(markdown: string): string[] {
  const inSentences = [...markdown.replaceAll(fence, '').matchAll(span)]
    .map(([, code = '']) => code.replaceAll(/\s*\n\s*/g, ' '))
    .filter((code) => programs.test(code))
    .map((code) => code.replace(/^tiendo /, 'npm run -s tiendo -- '));
  return [...new Set([...commandLines(blocksIn(markdown)), ...inSentences])];
}
