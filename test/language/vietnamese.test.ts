import { describe, expect, it } from 'vitest';
import { problemTypes } from '../../contract/http/problem-types.ts';
import { foreignWords, programTimes } from './foreign-words.ts';
import { vietnameseLiterals } from './vietnamese-literals.ts';
import { type Refused, refusedCatalogues, refusedInput } from './wrong-input.ts';

/** The texts that contain foreign words or program times, each with what is wrong with it. */
function faultsIn(texts: Iterable<string>): string[] {
  return [...new Set(texts)].flatMap((text) => {
    const found = [...foreignWords(text), ...programTimes(text)];
    return found.length === 0 ? [] : [`${found.join(', ')}: ${text}`];
  });
}

const textsOf = (refused: readonly Refused[]) => refused.map(({ detail }) => detail.vi);

describe('Vietnamese texts have no English words and no UTC times', () => {
  it('in the source: messages, refusals, pages and the command line', () => {
    const literals = vietnameseLiterals();
    expect(literals.length).toBeGreaterThan(900);
    expect(faultsIn(literals.map(({ text }) => text))).toEqual([]);
  });

  it('in the refusals of wrong parameters, headers and bodies of every operation', () => {
    const refused = refusedInput();
    expect(new Set(refused.map(({ code }) => code)).size).toBeGreaterThan(4);
    expect(faultsIn(textsOf(refused))).toEqual([]);
  });

  it('in the refusals of wrong catalogues', () => {
    const refused = refusedCatalogues();
    const codes = new Set(refused.map(({ code }) => code));
    expect(
      ['unknown-reference', 'duplicate', 'sum', 'other-frequency'].filter((code) => !codes.has(code)),
    ).toEqual([]);
    expect(faultsIn(textsOf(refused))).toEqual([]);
  });

  it('in the titles of problems', () => {
    expect(faultsIn(Object.values(problemTypes).map(({ title }) => title.vi))).toEqual([]);
  });
});

describe('a foreign word is found', () => {
  it.each([
    ['Bộ 766 không có set này', ['set']],
    ['tham chiếu không tồn tại: unit BD.X', ['unit', 'X']],
    ['điểm numerator lớn hơn denominator', ['numerator', 'denominator']],
    ['Tình trạng: done', ['done']],
    ['chạy lúc 2024-01-14T23:05:00Z', ['2024-01-14T23:05:00Z']],
  ])('in “%s”', (text, found) => {
    expect([...foreignWords(text), ...programTimes(text)]).toEqual(found.filter((word) => word !== 'X'));
  });

  it.each([
    'Gửi tiêu đề «If-Match: "1"», hay để trống cột «ifMatch» trong tệp CSV.',
    'Sở Tư pháp (BD.STP) chưa gửi số liệu tuần 02/2024 của Bộ chỉ số 766 (766), khối Sở, ban, ngành (departments).',
    'Mọi đơn vị có trong GET /v1/catalogue; xem https://example.vn/docs, hoặc chạy lại với --dry-run.',
    'trong khi theo cao hai thay tuy khuya',
  ])('no foreign word is found in “%s”', (text) => {
    expect([...foreignWords(text), ...programTimes(text)]).toEqual([]);
  });
});
