import { describe, expect, it } from 'vitest';
import { english } from '../../portal/language/english.ts';
import { vietnamese } from '../../portal/language/vietnamese.ts';

const filled = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('the dictionaries of the portal', () => {
  const others = new Map<string, string>(Object.entries(english));

  it('fill the same places in both languages', () => {
    const unlike = Object.entries(vietnamese).filter(
      ([key, text]) => filled(text).join() !== filled(others.get(key) ?? '').join(),
    );
    expect(unlike).toEqual([]);
  });

  it('are written in their own languages', () => {
    const marks = /[ăâđêôơưàáạảãằắặẳẵầấậẩẫèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ]/i;
    expect(Object.values(english).filter((text) => marks.test(text))).toEqual([]);
    const plain = Object.entries(vietnamese).filter(([, text]) => /\p{L}/u.test(text) && !marks.test(text));
    expect(plain.filter(([, text]) => !/^[^\p{L}]*(?:\{\w+\}[^\p{L}]*)+$/u.test(text))).toEqual([]);
  });
});
