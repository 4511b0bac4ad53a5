import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSchema } from '../../../domain/language/text.ts';
import { otherFileKind } from '../../../domain/submission/csv/file-kind.ts';
import { decodeCsvBytes } from '../../../domain/submission/csv/text.ts';

const table = 'unit;comment\r\nBD;"Phường Bến Nghé\r\nđã nộp 😀"\r\n';

function utf8(text: string, mark: readonly number[] = []): Uint8Array {
  return Uint8Array.of(...mark, ...new TextEncoder().encode(text));
}

function utf16(text: string, isLittleEndian: boolean, mark: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  return Uint8Array.of(...mark, ...bytes);
}

describe('decodeCsvBytes', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(table)],
    ['UTF-8 with a byte order mark', utf8(table, [0xef, 0xbb, 0xbf])],
    ['UTF-16 LE with a byte order mark', utf16(table, true, [0xff, 0xfe])],
    ['UTF-16 BE with a byte order mark', utf16(table, false, [0xfe, 0xff])],
  ])('F55: decodes %s', (_, bytes) => {
    expect(decodeCsvBytes(bytes)).toEqual({ ok: true, text: table });
  });

  it('decodes a file without anything in it', () => {
    expect(decodeCsvBytes(Uint8Array.of())).toEqual({ ok: true, text: '' });
    expect(decodeCsvBytes(Uint8Array.of(0xef, 0xbb, 0xbf))).toEqual({ ok: true, text: '' });
  });

  it.each<[string, string, Uint8Array]>([
    // «Phường đã nộp» as Windows-1258 writes it: letters with marks of their own, tones as combining bytes.
    ['not-utf-8', 'Windows-1258', Uint8Array.of(0x50, 0x68, 0xfd, 0xf5, 0xcc, 0x6e, 0x67, 0x20, 0xf0, 0xe3)],
    ['not-utf-8', 'Windows-1252', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x31)],
    ['not-utf-8', 'UTF-8 cut off in the middle of a letter', utf8('Đ').subarray(0, 1)],
    ['not-utf-8', 'an overlong form', Uint8Array.of(0xc0, 0xaf)],
    ['not-utf-8', 'an encoded surrogate', Uint8Array.of(0xed, 0xa0, 0x80)],
    ['not-utf-8', 'UTF-16 with half a letter', utf16('ab', true, [0xff, 0xfe]).subarray(0, 5)],
    ['not-utf-8', 'UTF-16 with a lone surrogate', utf16('a\ud800b', false, [0xfe, 0xff])],
    ['not-utf-8', 'letters that a program replaced', utf8('unit\nPh\ufffdng')],
    [
      'not-utf-8',
      'UTF-16 that a gateway decoded',
      utf8(new TextDecoder().decode(utf16('ab', true, [0xff, 0xfe]))),
    ],
    ['nul-character', 'UTF-16 LE without a byte order mark', utf16('unit,set\r\n', true)],
    ['nul-character', 'UTF-16 BE without a byte order mark', utf16('unit,set\r\n', false)],
    ['nul-character', 'UTF-32 LE', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)],
    ['nul-character', 'UTF-8 with a NUL', utf8('unit,set\r\nA,\0B')],
    ['nul-character', 'UTF-16 with a NUL', utf16('a\0b', true, [0xff, 0xfe])],
  ])('F55, P45: refuses as %s %s', (code, _, bytes) => {
    expect(decodeCsvBytes(bytes)).toEqual({
      ok: false,
      code,
      detail: {
        vi: expect.stringContaining('lưu lại dạng «CSV UTF-8»'),
        en: expect.stringContaining('save it again as “CSV UTF-8”'),
      },
    });
  });

  const nulDetail = {
    vi: 'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
    en: 'The file contains NUL characters: it is not text, or it is UTF-16 without a byte order mark. In Excel, choose “Save As” and save it again as “CSV UTF-8”.',
  };

  const textDetail = {
    vi: expect.stringMatching(/ký tự bị hỏng, (?:ký tự đầu tiên )?ở dòng \d+: «.*\ufffd.*». Trong Excel/),
    en: expect.stringMatching(/(?:lost|first) on line \d+: “.*\ufffd.*”. In Excel/),
  };

  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const zip = (name: string) => bytes(`PK\u0003\u0004\u0014\u0000\u0006\u0000${name}\u00ff\u0000`);

  it.each<[string, Uint8Array, string, string]>([
    ['an Excel workbook', zip('xl/workbook.xml'), 'Excel (.xlsx)', 'CSV UTF-8'],
    [
      'an OpenDocument sheet',
      zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      '(.ods)',
      'CSV UTF-8',
    ],
    ['a text document', zip('word/document.xml'), '.docx', 'CSV UTF-8'],
    ['another zip file', zip('week-02.csv'), '.zip', 'giải nén'],
    [
      'an old Excel file',
      bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\u0000'),
      '(.xls)',
      'mật khẩu',
    ],
    ['PDF', bytes('%PDF-1.7\n'), 'PDF', 'CSV UTF-8'],
    [
      'HTML under the name .xls',
      bytes('\u00ef\u00bb\u00bf\n <html xmlns:x="x"><table>'),
      'HTML',
      'CSV UTF-8',
    ],
    ['XML', bytes('<?xml version="1.0"?>'), 'XML', 'CSV UTF-8'],
    ['RTF', bytes('{\\rtf1\\ansi'), 'RTF', 'CSV UTF-8'],
    ['JSON', bytes(' {"unit": "P.A"}'), 'JSON', 'application/json'],
    ['a picture', bytes('\u0089PNG\r\n'), 'ảnh', 'CSV UTF-8'],
    ['gzip', bytes('\u001f\u008b\u0008'), 'nén', 'giải nén'],
  ])('P45: says what %s is and what to do with it', (_, file, kind, action) => {
    const read = decodeCsvBytes(file);
    if (read.ok) throw new Error('was taken for CSV');
    expect([read.code, read.detail.vi.includes(kind), read.detail.vi.includes(action)]).toEqual([
      'not-csv',
      true,
      true,
    ]);
    expect(textSchema.safeParse(read.detail).success).toBe(true);
    // As a gateway that takes it for text passes it on.
    expect(decodeCsvBytes(utf8(new TextDecoder().decode(file)))).toEqual(read);
  });

  it('F55: gives every text back, or refuses it for its NUL', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 50 })
      .filter((drawn) => !drawn.startsWith('\ufeff') && otherFileKind(utf8(drawn)) === null);
    fc.assert(
      fc.property(text, (drawn) => {
        const lost = drawn.includes('\ufffd') ? { ok: false, code: 'not-utf-8', detail: textDetail } : null;
        const expected = drawn.includes('\0')
          ? { ok: false, code: 'nul-character', detail: nulDetail }
          : (lost ?? { ok: true, text: drawn });
        expect(decodeCsvBytes(utf8(drawn))).toEqual(expected);
        expect(decodeCsvBytes(utf16(drawn, true, [0xff, 0xfe]))).toEqual(expected);
        expect(decodeCsvBytes(utf16(drawn, false, [0xfe, 0xff]))).toEqual(expected);
      }),
    );
  });
});
