import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bilingual, bilingualFrom } from '../../../domain/language/bilingual.ts';
import { parseInput } from '../../../domain/problem/parse-input.ts';

const evens = bilingual({ vi: 'số chẵn', en: 'an even number' });

const schema = z.strictObject({
  text: z.string().min(1).max(2_000).optional(),
  code: z
    .string()
    .regex(/^[A-Z]+$/, bilingual({ vi: 'chữ in hoa', en: 'capital letters' }))
    .optional(),
  number: z.int().min(1).max(2_000).optional(),
  even: z
    .number()
    .refine((number) => number % 2 === 0, evens)
    .optional(),
  list: z.array(z.string()).min(1).max(3).optional(),
  choice: z.enum(['a', 'b']).optional(),
  on: z.iso.date().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  mail: z.email().optional(),
  either: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]).optional(),
  who: z
    .discriminatedUnion('role', [z.object({ role: z.literal('x') }), z.object({ role: z.literal('y') })])
    .optional(),
  small: z.number().optional(),
  yes: z.boolean().optional(),
  object: z.strictObject({ a: z.string().optional() }).optional(),
  record: z.record(z.string(), z.number()).optional(),
  fixed: z.literal('x').optional(),
  one: z.string().max(1).optional(),
  two: z.string().min(2).optional(),
  map: z.map(z.string(), z.number()).max(2).optional(),
  forbidden: z.never().optional(),
});

describe('what is wrong with an input is said in the product’s words', () => {
  it.each<[input: object, pointer: string, code: string, vi: string, en: string]>([
    [{ text: 5 }, '/text', 'wrong-type', 'Cần chuỗi ký tự.', 'Expected a string.'],
    [{ small: 'x' }, '/small', 'wrong-type', 'Cần số.', 'Expected a number.'],
    [{ yes: 'x' }, '/yes', 'wrong-type', 'Cần «true» hoặc «false».', 'Expected true or false.'],
    [{ object: [] }, '/object', 'wrong-type', 'Cần đối tượng JSON.', 'Expected a JSON object.'],
    [{ record: 1 }, '/record', 'wrong-type', 'Cần đối tượng JSON.', 'Expected a JSON object.'],
    [{ list: {} }, '/list', 'wrong-type', 'Cần danh sách JSON.', 'Expected a JSON array.'],
    [{ two: 'x' }, '/two', 'out-of-bounds', 'Cần ít nhất 2 ký tự.', 'Expected at least 2 characters.'],
    [{ fixed: 'y' }, '/fixed', 'invalid', 'Cần «x».', 'Expected “x”.'],
    [{ one: 'xy' }, '/one', 'out-of-bounds', 'Cần nhiều nhất 1 ký tự.', 'Expected at most 1 character.'],
    [
      {
        map: new Map([
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ]),
      },
      '/map',
      'out-of-bounds',
      'Cần nhiều nhất 2 mục.',
      'Expected at most 2 entries.',
    ],
    [
      { forbidden: 1 },
      '/forbidden',
      'wrong-type',
      'Cần giá trị đúng mẫu, xem /docs.',
      'Expected a value of the right form, see /docs.',
    ],
    [{ who: 5 }, '/who', 'wrong-type', 'Cần đối tượng JSON.', 'Expected a JSON object.'],
    [{ who: null }, '/who', 'wrong-type', 'Cần đối tượng JSON.', 'Expected a JSON object.'],
    [
      { text: '' },
      '/text',
      'out-of-bounds',
      'Cần nội dung, không để trống.',
      'Expected a text that is not empty.',
    ],
    [
      { text: 'x'.repeat(2_001) },
      '/text',
      'out-of-bounds',
      'Cần nhiều nhất 2.000 ký tự.',
      'Expected at most 2,000 characters.',
    ],
    [{ code: 'a' }, '/code', 'invalid', 'Cần chữ in hoa.', 'Expected capital letters.'],
    [{ number: 0 }, '/number', 'out-of-bounds', 'Cần ít nhất 1.', 'Expected at least 1.'],
    [{ number: 2_001 }, '/number', 'out-of-bounds', 'Cần nhiều nhất 2000.', 'Expected at most 2000.'],
    [{ number: 1.5 }, '/number', 'wrong-type', 'Cần số nguyên.', 'Expected an integer.'],
    [{ even: 3 }, '/even', 'invalid', 'Cần số chẵn.', 'Expected an even number.'],
    [{ list: [] }, '/list', 'out-of-bounds', 'Cần ít nhất 1 mục.', 'Expected at least 1 entry.'],
    [
      { list: ['', '', '', ''] },
      '/list',
      'out-of-bounds',
      'Cần nhiều nhất 3 mục.',
      'Expected at most 3 entries.',
    ],
    [{ choice: 'c' }, '/choice', 'invalid', 'Cần một trong: «a», «b».', 'Expected one of: “a”, “b”.'],
    [
      { on: '2024-02-30' },
      '/on',
      'invalid',
      'Cần ngày có thật, ghi như 2024-01-15.',
      'Expected a date that exists, such as 2024-01-15.',
    ],
    [
      { at: '2024-01-15' },
      '/at',
      'invalid',
      'Cần thời điểm có múi giờ, ghi như 2024-01-15T07:00:00+07:00.',
      'Expected an instant with its offset, such as 2024-01-15T07:00:00+07:00.',
    ],
    [
      { mail: 'x' },
      '/mail',
      'invalid',
      'Cần địa chỉ thư điện tử, ghi như ten@coquan.vn.',
      'Expected an e-mail address, such as name@office.vn.',
    ],
    [
      { either: {} },
      '/either',
      'invalid',
      'Cần giá trị đúng mẫu, xem /docs.',
      'Expected a value of the right form, see /docs.',
    ],
    [
      { who: { role: 'z' } },
      '/who/role',
      'invalid',
      'Cần một trong: «x», «y».',
      'Expected one of: “x”, “y”.',
    ],
    [
      { who: {} },
      '/who/role',
      'required',
      'Thiếu; cần một trong: «x», «y».',
      'Missing; expected one of: “x”, “y”.',
    ],
    [
      { more: 1 },
      '/more',
      'unknown-field',
      'Không có trường «more»; bỏ trường này hoặc kiểm tra chính tả.',
      'There is no field “more”; remove it or check its spelling.',
    ],
  ])('%j', (input, pointer, code, vi, en) => {
    expect(parseInput(schema, input)).toEqual({
      ok: false,
      violations: [{ pointer, code, detail: { vi, en } }],
    });
  });

  it.each<[string, z.ZodType, string]>([
    ['a text', z.string(), 'a string'],
    ['one of several forms', z.union([z.string(), z.number()]), 'a value of the right form, see /docs'],
    ['one of some', z.enum(['a', 'b']), 'one of: “a”, “b”'],
    ['what a check of its own takes', z.custom((input) => input === 4, { error: evens }), 'an even number'],
  ])('says of %s that it is missing', (_what, part, expected) => {
    const parsed = parseInput(z.strictObject({ part }), {}, ['body']);
    expect(
      parsed.ok ? [] : parsed.violations.map(({ detail, ...violation }) => [violation, detail.en]),
    ).toEqual([[{ pointer: '/body/part', code: 'required' }, `Missing; expected ${expected}.`]]);
  });

  it('names a field that is not there by at most 40 characters, and points at it up to 100', () => {
    const named = (key: string) => {
      const parsed = parseInput(z.strictObject({}), { [key]: 1 }, ['a/b~c']);
      return parsed.ok ? [] : parsed.violations.map(({ pointer, detail }) => [pointer, detail.en]);
    };
    const thereIsNo = (shown: string) => `There is no field “${shown}”; remove it or check its spelling.`;
    const keys = [40, 41, 100, 101].map((length) => 'x'.repeat(length));
    const cut = thereIsNo(`${'x'.repeat(40)}…`);
    expect(keys.map(named)).toEqual([
      [[`/a~1b~0c/${'x'.repeat(40)}`, thereIsNo('x'.repeat(40))]],
      [[`/a~1b~0c/${'x'.repeat(41)}`, cut]],
      [[`/a~1b~0c/${'x'.repeat(100)}`, cut]],
      [['/a~1b~0c', cut]],
    ]);
    const letters = '😀'.repeat(40);
    expect(named(letters)).toEqual([[`/a~1b~0c/${letters}`, thereIsNo(letters)]]);
    expect(named('a\u0000\u202e\u2028\ud800b')).toEqual([
      ['/a~1b~0c/a\u0000\u202e\u2028\ud800b', thereIsNo('a\ufffd\ufffd\ufffd\ufffdb')],
    ]);
  });

  it('gives what it has read', () => {
    expect(parseInput(schema, { text: 'a', number: 4 })).toEqual({
      ok: true,
      value: { text: 'a', number: 4 },
    });
  });

  it('takes null for a wrong value, not for a missing one', () => {
    const parsed = parseInput(schema, { text: null });
    expect(parsed.ok ? [] : parsed.violations.map(({ code }) => code)).toEqual(['wrong-type']);
  });

  it('reads back what it put into a message, and nothing else', () => {
    expect(bilingualFrom(evens)).toEqual({ vi: 'số chẵn', en: 'an even number' });
    expect(bilingualFrom('Invalid input: expected string')).toBeNull();
    expect(() => bilingual({ vi: 'a / b', en: 'c' })).toThrow(RangeError);
  });
});
