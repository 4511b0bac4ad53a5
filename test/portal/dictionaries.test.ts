import { describe, expect, it } from 'vitest';
import { english } from '../../portal/language/english.ts';
import { vietnamese } from '../../portal/language/vietnamese.ts';
import { english as englishOfOperations } from '../../portal/operations/english.ts';
import { vietnamese as vietnameseOfOperations } from '../../portal/operations/vietnamese.ts';

const filled = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe.each<[string, object, object]>([
  ['the first load', vietnamese, english],
  ['operations', vietnameseOfOperations, englishOfOperations],
])('the dictionaries of %s', (_, inVietnamese, inEnglish) => {
  const others = new Map<string, string>(Object.entries(inEnglish));

  it('fill the same places in both languages', () => {
    const unlike = Object.entries<string>({ ...inVietnamese }).filter(
      ([key, text]) => filled(text).join() !== filled(others.get(key) ?? '').join(),
    );
    expect(unlike).toEqual([]);
  });

  it('are written in their own languages', () => {
    const marks = /[ăâđêôơưàáạảãằắặẳẵầấậẩẫèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ]/i;
    expect(Object.values<string>({ ...inEnglish }).filter((text) => marks.test(text))).toEqual([]);
    const plain = Object.entries<string>({ ...inVietnamese }).filter(
      ([, text]) => /\p{L}/u.test(text) && !marks.test(text),
    );
    expect(plain.filter(([, text]) => !/^[^\p{L}]*(?:\{\w+\}[^\p{L}]*)+$/u.test(text))).toEqual([]);
  });
});
