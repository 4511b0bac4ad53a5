import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

/** A Vietnamese text in the source, with `…` for what is put in at run time. */
export type VietnameseLiteral = { readonly file: string; readonly text: string };

const marked = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const folders = ['cli', 'contract', 'domain', 'functions', 'lib', 'local', 'messages', 'portal', 'usecases'];

/** Every Vietnamese text of the product: literals with Vietnamese marks, and the values of properties called `vi`. */
export function vietnameseLiterals(): VietnameseLiteral[] {
  return globSync(`{${folders.join(',')}}/**/*.ts`).flatMap((file) => {
    const found: string[] = [];
    visit(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }), 'unknown', found);
    return found.map((text) => ({ file, text: withoutEnglish(text) }));
  });
}

/** The language of a part of the source, as far as the property it is in says so. */
type Where = 'vi' | 'en' | 'unknown';

function visit(node: unknown, where: Where, found: string[]): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, where, found);
    return;
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  const text = textOf(node);
  if (text !== null && (where === 'vi' || (where === 'unknown' && isVietnamese(text)))) found.push(text);
  for (const [key, part] of Object.entries(node))
    if (key !== 'key') visit(part, languageOf(node, key) ?? where, found);
}

/** Vietnamese marks, other than those of the names in an English sentence. */
function isVietnamese(text: string): boolean {
  return marked.test(
    text.replaceAll(/Tiến Độ|Việt Nam|São Paulo/g, '').replaceAll(/“có”|\bkhông phát sinh\b/g, ''),
  );
}

function textOf(node: object): string | null {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if (!('quasis' in node) || !Array.isArray(node.quasis)) return null;
  return node.quasis.map((quasi: { value: { cooked: string } }) => quasi.value.cooked).join('…');
}

function languageOf(node: object, key: string): Where | null {
  if (key !== 'value' || !('key' in node) || typeof node.key !== 'object' || node.key === null) return null;
  if (!('name' in node.key)) return null;
  // Descriptions are for the API's documentation, which is in English.
  if (node.key.name === 'description') return 'en';
  return node.key.name === 'vi' || node.key.name === 'en' ? node.key.name : null;
}

/** A page or a line in both languages without its English half. */
function withoutEnglish(text: string): string {
  return text
    .replaceAll(/<style>.*?<\/style>/gs, ' ')
    .replaceAll(/<(\w+)[^<>]* lang="en"[^<>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<(pre|code)>.*?<\/\1>/gs, ' ')
    .replaceAll(/ \/ [^\n]*/g, ' ');
}
