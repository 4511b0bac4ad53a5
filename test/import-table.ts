import { readFileSync } from 'node:fs';

/** The imports allowed to a folder's files: paths in the project, and packages; `/*` and `:*` match any end. */
export type ImportRule = { readonly paths: readonly string[]; readonly packages: readonly string[] };

/** The import rules by folder, as the table under “Folders” in a text such as `docs/architecture.md` states them. */
export function importRulesIn(markdown: string): Map<string, ImportRule> {
  const section = /^## Folders\n(?<text>[\s\S]*?)^## /m.exec(markdown)?.groups?.['text'] ?? '';
  const rows = [...section.matchAll(/^\| `(.+?)` \| .* \| (.+?) \|$/gm)].map(
    ([, folder = '', cell = '']): [string, string[]] => [
      folder,
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ],
  );
  const folders = rows.map(([folder]) => folder);
  const isPath = (name: string) =>
    ['test', ...folders].some((folder) => name === folder || name.startsWith(`${folder}/`));
  return new Map(
    rows.map(([folder, names]) => [
      folder,
      { paths: [folder, ...names.filter(isPath)], packages: names.filter((name) => !isPath(name)) },
    ]),
  );
}

/** The import rules of the project. */
export function readImportRules(): Map<string, ImportRule> {
  return importRulesIn(readFileSync('docs/architecture.md', 'utf8'));
}
