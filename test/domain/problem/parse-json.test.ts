import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSchema } from '../../../domain/language/text.ts';
import { findJsonFault } from '../../../domain/problem/json-fault.ts';
import { parseJson, withoutByteOrderMark } from '../../../domain/problem/parse-json.ts';

/** Where and why a text is no JSON, in both languages. */
function faultOf(text: string): [string, string] | null {
  const parsed = parseJson(text);
  return parsed.ok ? null : [parsed.detail.vi, parsed.detail.en];
}

describe('parseJson', () => {
  it.each<[string, string, string]>([
    ['', 'dòng 1, cột 1: nội dung trống.', 'line 1, column 1: the body is empty.'],
    [
      '{"unit":',
      'dòng 1, cột 9: nội dung kết thúc ở chỗ cần một giá trị.',
      'line 1, column 9: the text ends where a value is expected.',
    ],
    [
      '{\n  "a": 1\n  "b": 2\n}',
      'dòng 3, cột 3: gặp «"» ở chỗ cần dấu phẩy hoặc }.',
      'line 3, column 3: found “"” where a comma or } is expected.',
    ],
    [
      '{"a" 1}',
      'dòng 1, cột 6: gặp «1» ở chỗ cần dấu hai chấm.',
      'line 1, column 6: found “1” where a colon is expected.',
    ],
    [
      '{a: 1}',
      'dòng 1, cột 2: gặp «a» ở chỗ cần tên trường trong nháy kép, hoặc }.',
      'line 1, column 2: found “a” where a field name in double quotes, or } is expected.',
    ],
    [
      '{"points": 9,45}',
      'dòng 1, cột 13: dấu phẩy trong số; JSON ghi số thập phân bằng dấu chấm, ví dụ 9.45, và không tách nhóm nghìn.',
      'line 1, column 13: a comma within a number; JSON writes decimals with a point, such as 9.45, and does not group digits.',
    ],
    [
      '{"a": 1,\r\n}',
      'dòng 1, cột 8: bỏ dấu phẩy thừa trước }.',
      'line 1, column 8: remove the comma before }.',
    ],
    ['[1,]', 'dòng 1, cột 3: bỏ dấu phẩy thừa trước ].', 'line 1, column 3: remove the comma before ].'],
    [
      "{'a': 1}",
      'dòng 1, cột 2: JSON chỉ dùng dấu nháy kép thẳng (").',
      'line 1, column 2: JSON uses straight double quotes (") only.',
    ],
    [
      '{“a”: 1}',
      'dòng 1, cột 2: JSON chỉ dùng dấu nháy kép thẳng (").',
      'line 1, column 2: JSON uses straight double quotes (") only.',
    ],
    [
      '{"a": 1} // xong',
      'dòng 1, cột 10: thừa nội dung sau khi giá trị JSON đã kết thúc.',
      'line 1, column 10: there is more text after the end of the JSON value.',
    ],
    [
      '{ // ghi chú\n"a": 1}',
      'dòng 1, cột 3: JSON không có chú thích; bỏ phần này.',
      'line 1, column 3: JSON has no comments; remove this.',
    ],
    [
      '{"note": "một\nhai"}',
      'dòng 1, cột 14: xuống dòng hoặc ký tự điều khiển trong chuỗi; ghi xuống dòng là \\n.',
      'line 1, column 14: a line break or control character within a string; write a line break as \\n.',
    ],
    [
      '{"note": "C:\\x"}',
      'dòng 1, cột 13: dấu \\ trong chuỗi không đúng cách; ghi dấu \\ là \\\\.',
      'line 1, column 13: a misplaced \\ within a string; write a backslash as \\\\.',
    ],
    [
      '{"note": "một}',
      'dòng 1, cột 10: dấu nháy kép mở ở đây không được đóng.',
      'line 1, column 10: the double quote opened here is never closed.',
    ],
    ...['007', '.5', '5.', '+5', '1e', '1.5.5'].map((number): [string, string, string] => [
      `[${number}]`,
      `dòng 1, cột 2: «${number}» không phải số viết theo JSON; ghi như 9.45, không có số 0 ở đầu.`,
      `line 1, column 2: “${number}” is not a number as JSON writes it; write it like 9.45, without leading zeros.`,
    ]),
    [
      '[NaN]',
      'dòng 1, cột 2: gặp «NaN» ở chỗ cần một giá trị, hoặc ].',
      'line 1, column 2: found “NaN” where a value, or ] is expected.',
    ],
    [
      '{"a": undefined}',
      'dòng 1, cột 7: gặp «undefined» ở chỗ cần một giá trị.',
      'line 1, column 7: found “undefined” where a value is expected.',
    ],
    [
      '[1}',
      'dòng 1, cột 3: gặp «}» ở chỗ cần dấu phẩy hoặc ].',
      'line 1, column 3: found “}” where a comma or ] is expected.',
    ],
    [
      '<html>',
      'dòng 1, cột 1: gặp «<» ở chỗ cần một giá trị.',
      'line 1, column 1: found “<” where a value is expected.',
    ],
  ])('says where and why %j is no JSON', (text, vi, en) => {
    expect(faultOf(text)).toEqual([vi, en]);
  });

  it('finds a fault in exactly the texts that the engine refuses, and says it in a plain line', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        ',',
        ':',
        ' ',
        '\n',
        '"a"',
        '"\\u0041"',
        '"\\u00"',
        '1',
        '-',
        '0',
        '.5',
      ],
      ...['1e5', 'true', 'null', 'nul', '{"a":1', "'", '/', '\u00a0', '\u0000', '\u202e', '\ud800'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.tuple(fc.jsonValue(), fc.nat(), piece).map(([value, at, put]) => {
        const json = JSON.stringify(value, null, 1);
        const place = at % (json.length + 1);
        return json.slice(0, place) + put + json.slice(place);
      }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const fault = findJsonFault(any);
        expect(fault === null).toBe(isJson(any));
        if (fault !== null) expect(textSchema.safeParse(fault.detail).success).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads a large text in time in proportion to its size', () => {
    expect(faultOf(`["${'x'.repeat(1_000_000)}"`)?.[1]).toBe(
      'line 1, column 1000004: the text ends where a comma or ] is expected.',
    );
    expect(faultOf(`[${'1,'.repeat(300_000)}`)?.[1]).toContain('the text ends where a value is expected');
    expect(faultOf(`[${'9'.repeat(300_000)}x]`)).not.toBeNull();
  });
});

describe('withoutByteOrderMark', () => {
  it('drops one mark at the beginning', () => {
    expect(['\ufeff{}', '{}', '{\ufeff}', '\ufeff\ufeff'].map(withoutByteOrderMark)).toEqual([
      '{}',
      '{}',
      '{\ufeff}',
      '\ufeff',
    ]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
