import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCsvBytes } from '../../../domain/submission/csv-text.ts';

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
    ['nul-character', 'UTF-16 LE without a byte order mark', utf16('unit,set\r\n', true)],
    ['nul-character', 'UTF-16 BE without a byte order mark', utf16('unit,set\r\n', false)],
    ['nul-character', 'UTF-32 LE', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)],
    ['nul-character', 'UTF-8 with a NUL', utf8('unit,set\r\nA,\0B')],
    ['nul-character', 'UTF-16 with a NUL', utf16('a\0b', true, [0xff, 0xfe])],
    [
      'not-utf-8',
      'an Excel workbook',
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x8a, 0xff),
    ],
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

  it('F55: gives every text back, or refuses it for its NUL', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 }).filter((any) => !any.startsWith('\ufeff'));
    fc.assert(
      fc.property(text, (any) => {
        const expected = any.includes('\0')
          ? { ok: false, code: 'nul-character', detail: nulDetail }
          : { ok: true, text: any };
        expect(decodeCsvBytes(utf8(any))).toEqual(expected);
        expect(decodeCsvBytes(utf16(any, true, [0xff, 0xfe]))).toEqual(expected);
        expect(decodeCsvBytes(utf16(any, false, [0xfe, 0xff]))).toEqual(expected);
      }),
    );
  });
});
