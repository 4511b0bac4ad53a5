import type { Random } from './random.ts';

/** Texts that often break programs. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '9007199254740993',
  '0x10',
  '+5',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u202eP.A',
  '\u2066x\u2069',
  '\u2028',
  '٣',
  '５',
  'Ｐ．Ａ',
  'P.A\r\nX-Injected: 1',
  '..%2f..%2f',
  '%00',
  '%',
  '../../etc/passwd',
  'P.A/../P.B',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=1+1',
  '$(id)',
  '{{7*7}}',
  'ộ'.normalize('NFD'),
  'P.A\u200b',
  'x'.repeat(5_000),
  'ộ'.repeat(3_000),
  '0000-W01',
  '0000',
  '9999-W53',
  '9999',
  '2024-W00',
  '2024-13',
  '2024-02-30',
  '2024-01-15T00:00:00.1234567890123Z',
  '2024-01-15T23:59:60Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
];

/** JSON values as text, including ones `JSON.stringify` never writes. */
const hostileJson: readonly string[] = [
  ...['1e400', '-1e400', '9007199254740993', '-0', '0.1', '1e-400', '12345678901234567890123', '1.005', '-1'],
  ...[
    'null',
    'true',
    'false',
    '[]',
    '{}',
    '[[]]',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":1}}',
  ],
  ...['NaN', 'Infinity', '01', '.5', '1.', '0x10', "'a'", 'undefined', '"\\ud800"', '"\\u0000"', '"\\u202e"'],
  ...[
    '"__proto__"',
    '"toString"',
    '"valueOf"',
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '[1,]',
    '/**/1',
    '"\t"',
  ],
  ...hostileTexts.map((text) => JSON.stringify(text)),
];

const many = (count: number, entry: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => entry(at));

/** Whole bodies, each wrong in its own way; built on demand, because some are large. */
const bodies: readonly ((random: Random) => string | Uint8Array | undefined)[] = [
  () => undefined,
  () => '',
  () => '\ufeff{}',
  () => '['.repeat(200_000),
  () => '{"a":'.repeat(200_000),
  () => `${'['.repeat(33)}${']'.repeat(33)}`,
  () => '{"unit":"P.A","unit":"P.B"}',
  () => '{"values":{"S.3":{"points":1},"S.3":{"points":2}}}',
  () => 'x'.repeat(1024 * 1024 + 1),
  () => `{"${'k'.repeat(500_000)}":1}`,
  () => `{${many(50_000, (at) => `"k${at}":1`).join(',')}}`,
  () =>
    `{"unit":"P.A","set":"S","period":"2024-W02","values":{},"comments":{${many(50_000, (at) => `"k${at}":1`).join(',')}}}`,
  () => `{"units":[${many(50_000, () => '{}').join(',')}]}`,
  (random) => new Uint8Array(many(200, () => '').map(() => random.int(256))),
  () => Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d),
  () => Uint8Array.of(0xff, 0xfe, 0x7b, 0x00),
  () => `unit,set,period,indicator,count\n${many(5_001, () => 'P.A,S,2024-W02,S.4,1').join('\n')}`,
  () =>
    `unit,set,period,indicator,count,amount,points,rank,of,done\n${many(5_000, (at) => `P.A,S,2024-W02,X${at},x,x,x,x,x,x`).join('\n')}`,
  () => `unit,set,period,indicator,count\n${many(3_000, (at) => `U${at},S,2024-W02,S.4,1`).join('\n')}`,
  () => `unit,set,period,indicator,${'c'.repeat(100_000)}\nP.A,S,2024-W02,S.4,1`,
  () => 'unit;set;period;indicator;count\n"P.A;S;2024-W02;S.4;1\n',
  () => 'unit;set;period;indicator;count\rP.A;S;2024-W02;S.4;1\r',
];

export function hostileBody(random: Random): string | Uint8Array | undefined {
  return random.pick(bodies)(random);
}

const jsonToken = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/g;

/** Replaces one value or key of a JSON text with a hostile one. */
export function mutateJson(text: string, random: Random): string {
  const tokens = [...text.matchAll(jsonToken)];
  if (tokens.length === 0) return text;
  const token = random.pick(tokens);
  const before = text.slice(0, token.index);
  const after = text.slice(token.index + token[0].length);
  switch (random.int(6)) {
    case 0:
      return before + after;
    case 1:
      return `${before}${JSON.stringify(random.pick(hostileTexts))}${after}`;
    case 2:
      return `${before}${random.pick(tokens)[0]}${after}`;
    default:
      return `${before}${random.pick(hostileJson)}${after}`;
  }
}

/** Replaces one cell of a CSV text with a hostile one. */
export function mutateCsv(text: string, random: Random): string {
  const cells = [...text.matchAll(/[^;\r\n]*/g)];
  const cell = random.pick(cells);
  const value = random.pick([
    ...hostileTexts,
    '"',
    '""',
    '"a',
    'a"b',
    '1.234',
    '12,5',
    '1.234,5',
    ';',
    '\n',
    '\r',
    'x',
    'có',
  ]);
  return `${text.slice(0, cell.index)}${value}${text.slice(cell.index + cell[0].length)}`;
}
