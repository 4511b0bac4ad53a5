/** The beginnings and ends of Vietnamese syllables, and what may stand between them, without marks. */
const syllable =
  /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|ph|qu|r|s|t|th|tr|v|x)?(?:[aeiouy]|ai|ao|au|ay|eo|ia|iu|oa|oai|oao|oay|oe|oeo|oi|ua|ui|uy|uya|uyu|ye)(?:m|n|ng|nh)?$/;

/** English words that have the form of a Vietnamese syllable. */
const english = new Set(
  'a am be did done he him is it man men my no none not of on or run see she some sum the tie us we you'.split(
    ' ',
  ),
);

/** What Vietnamese writes with foreign letters: proper names, formats, and abbreviations that offices use. */
const taken = new Set(
  `API cookie Enter USD CS DNS DKIM SPF DMARC CloudFormation KPS STT RTF XML ASCII AWS BOM byte CR CRLF LF CSV Ctrl DynamoDB e-mail email Excel HTML HTTP HTTPS https http IANA ISO JavaScript JSON KiB MiB kB MIME
  NUL OK Outlook Google Gmail Calendar OpenAPI GET PDF PORT POST SES tab TLS Unicode UBND UTC UTF VND VNeID VP TTTT TT TB Tiendo XLSX stdin English TEST vi-VN numeric INSTANT`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);

/** What is code within a text: in quotes or angle brackets, addresses, options, variables, ids, and periods. */
const code = [
  /"[^"]*": (?:null|true|false)\b/g,
  /«[^«»]*»|“[^“”]*”|`[^`]*`|"[^"]*"|<[^<>]*>/g,
  /https?:\/\/\S+/g,
  /(?:GET|POST|PUT|DELETE) \/\S*/g,
  /(?<![\p{L}\d])\/[\w/{}.?=&@:-]+(?:\S*)/gu,
  /npm (?:run|start|ci)[^\n]*/g,
  /(?<=^|[\s(;,[])--?[a-zA-Z][\w-]*/gm,
  /[?&]\w+=/g,
  /\{[^{}]*\}/g,
  /[\w.+-]+@[\w.-]+/g,
  /\b[\w.-]+\.example\b/g,
  /[\w./-]*\.(?:docx|odt|pdf|zip|xls|csv|json|eml|xlsx|md|ts|vn)\b/g,
  /\b[A-Z][A-Z0-9]*[_.][A-Z0-9_.]+\b/g,
  /\b\d[\w.:+-]*/g,
  /\([a-z0-9]+(?:-[a-z0-9]+)*\)|\([A-Z0-9]+(?:[.-][A-Z0-9]+)*\)/g,
];

/**
 * The words of a Vietnamese text that are not Vietnamese. Words with Vietnamese marks are; a word of plain letters is when it is
 * a syllable that needs no mark (one that ends in a stop needs one). Code is left out.
 */
export function foreignWords(text: string): string[] {
  const plain = code.reduce((left, pattern) => left.replaceAll(pattern, ' '), text.normalize('NFC'));
  const words = plain.match(/[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu) ?? [];
  return words.filter((word) => {
    const lower = word.toLowerCase();
    if (/[^a-z'’-]/.test(lower) || lower.length === 1 || taken.has(lower)) return false;
    return english.has(lower) || !lower.split('-').every((part) => syllable.test(part));
  });
}

/** The times of a text in UTC, as programs write them. */
export function programTimes(text: string): string[] {
  const plain = text.replaceAll(/«[^«»]*»|“[^“”]*”|"[^"]*"|\b(?:ví dụ|như|such as|e\.g\.) \S+|\w+@\S+/g, ' ');
  return plain.match(/\d{4}-\d\d-\d\dT\d\d:\d\d\S*/g) ?? [];
}

/** The words of an English text with Vietnamese marks, other than the product's name. Quotations are left out. */
export function vietnameseWords(text: string): string[] {
  const plain = text.replaceAll(/“[^“”]*”|"[^"]*"|Tiến Độ/g, ' ').normalize('NFD');
  return plain.match(/[\p{L}\p{M}]*(?:[đĐ]|[\u0300-\u0303\u0306\u0309\u031b\u0323])[\p{L}\p{M}]*/gu) ?? [];
}
