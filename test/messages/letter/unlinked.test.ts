import { describe, expect, it } from 'vitest';
import { unlinked, unlinkedTexts } from '../../../messages/letter/unlinked.ts';

/** A text with its signs without width shown. */
const shown = (text: string) => unlinked(text).replaceAll('\u200c', '|');

describe('R8: a text that people wrote', () => {
  it.each([
    ['https://evil.example/x', 'https:|//evil.|example/x'],
    ['xem www.evil.example.', 'xem www.|evil.|example.'],
    ['evil.example/x?y=1.html', 'evil.|example/x?y=1.|html'],
    ['EVIL.VN:8080', 'EVIL.|VN:8080'],
    ['evil.3com.vn', 'evil.|3com.|vn'],
    ['viết thư cho a.b@evil.example', 'viết thư cho a.|b@|evil.|example'],
    ['mailto:a@b', 'mailto:|a@|b'],
    ['javascript:alert(1)', 'javascript:|alert(1)'],
    ['http://192.0.2.1/x', 'http:|//192.0.2.1/x'],
    ['\\\\evil\\share', '\\|\\evil\\share'],
    ['gọi 0912 345 678 nhé', 'gọi 0|9|1|2| 3|4|5| 6|7|8 nhé'],
    ['(0274) 3.822.825', '(0|2|7|4|) 3|.8|2|2|.8|2|5'],
    ['+84 274 3822825', '+8|4| 2|7|4| 3|8|2|2|8|2|5'],
    ['1900 1234', '1|9|0|0| 1|2|3|4'],
    ['202-555-0123', '2|0|2|-5|5|5|-0|1|2|3'],
  ])('has no address for mail programs: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(unlinked(text).replaceAll('\u200c', '')).toBe(text);
  });

  it.each([
    'Tồn đọng năm trước: 1.234.567 hồ sơ (16,5%). Đề nghị bổ sung máy quét.',
    'Hạn 16:00 ngày 12/01/2024, tuần 02/2024; kỳ 2024-01-12',
    'Thiếu 172.986/1.200.000 tài khoản, còn 0,12345678',
    '12.345.678.901 đồng; 10 000 000 lượt',
    'Chỉ số S.1, P06.11, BD.01: tăng 16.5%, nặng 16.5kg',
    'Điều 5.2, khoản 1; TP. Thủ Dầu Một',
    'Lý do: mất điện… Xin lỗi!',
  ])('stays as it is where it has none: %s', (text) => {
    expect(unlinked(text)).toBe(text);
  });

  it('is changed at any depth of a content, and no id, code, command or time is', () => {
    const id = 'BD.STP';
    expect(
      unlinkedTexts({
        id,
        set: 'www.x',
        at: '2024-01-12T09:00:00Z',
        commands: ['ranking show BD.STP'],
        none: null,
        items: [{ name: { vi: 'a.vn', en: 'b.vn' }, note: 'c.vn', done: 3, by: 'before' }],
      }),
    ).toEqual({
      id,
      set: 'www.x',
      at: '2024-01-12T09:00:00Z',
      commands: ['ranking show BD.STP'],
      none: null,
      items: [{ name: { vi: 'a.\u200cvn', en: 'b.\u200cvn' }, note: 'c.\u200cvn', done: 3, by: 'before' }],
    });
  });

  it('is left to the keys and commands of rows that cannot be read, which operations paste', () => {
    const key = 'Row “edition”: edition#S.www@x 2024-W02#league.one';
    const failures = [{ what: { vi: key, en: key }, why: { vi: 'report@…', en: 'report@…' } }];
    const group = { kind: 'unreadable-row', failures, commands: ['unreadable-rows'] };
    expect(unlinkedTexts({ groups: [group] })).toEqual({ groups: [group] });
    const other = { kind: 'message-not-sent', failures: [{ what: { vi: 'a.vn', en: 'b.vn' } }] };
    const unlinkedOther = { ...other, failures: [{ what: { vi: 'a.\u200cvn', en: 'b.\u200cvn' } }] };
    expect(unlinkedTexts({ groups: [group, other] })).toEqual({ groups: [group, unlinkedOther] });
  });

  it('is left to the helpdesk, whose address and number readers are to use', () => {
    const helpdesk = { vi: 'van-hanh@tinh.example, 0274 382 2825', en: 'operations@tinh.example' };
    const content = { kind: 'submission-receipt', helpdesk, unitName: { vi: 'a.vn', en: 'b.vn' } };
    expect(unlinkedTexts(content)).toEqual({
      ...content,
      unitName: { vi: 'a.\u200cvn', en: 'b.\u200cvn' },
    });
  });
});
