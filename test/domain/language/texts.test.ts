import { describe, expect, it } from 'vitest';
import { bilingual, bilingualFrom } from '../../../domain/language/bilingual.ts';
import { plainLine, plainText } from '../../../domain/language/plain-text.ts';
import { textSchema } from '../../../domain/language/text.ts';

const decomposed = 'Sở Y tế'.normalize('NFD');
const both = (line: string) => ({ vi: line, en: line });

/** A schema's error for a text, in both languages; null when it is valid. */
function refusal(schema: ReturnType<typeof plainText> | typeof textSchema, given: unknown) {
  const parsed = schema.safeParse(given);
  return parsed.success
    ? null
    : parsed.error.issues.map(({ message }) => bilingualFrom(message)?.en ?? message);
}

describe('free text', () => {
  it('is trimmed and folded before it is measured', () => {
    expect(plainText(7).parse(`  ${decomposed}\n`)).toBe('Sở Y tế');
    expect(decomposed.length).toBeGreaterThan(7);
    expect(plainText(7).safeParse('Sở Y tếx').success).toBe(false);
  });

  it('has at least one letter once it is trimmed, and at most as many as it may', () => {
    expect(plainText(3).parse('a')).toBe('a');
    expect(plainText(3).parse('abc')).toBe('abc');
    for (const wrong of ['', ' \n ', 'abcd']) expect(plainText(3).safeParse(wrong).success).toBe(false);
  });

  it('has lines and tabs, and no other controls', () => {
    expect(plainText(20).parse('một\n\thai\r\nba')).toBe('một\n\thai\r\nba');
    for (const wrong of ['a\u0000', '\u001bxb', 'a\u0085b', 'a\u202eb', 'a\u2066b', 'a\u200fb'])
      expect(refusal(plainText(20), wrong)).toEqual(['text without control characters']);
  });

  it('is well-formed Unicode', () => {
    expect(plainText(20).parse('😀')).toBe('😀');
    expect(refusal(plainText(20), 'a\ud800b')).toEqual(['well-formed Unicode text']);
  });

  it('has something to see', () => {
    for (const seen of ['.', 'a\u200b', '👩‍💻']) expect(refusal(plainText(20), seen)).toBe(null);
    for (const unseen of ['\u200b', '\u2060\u200d', '\u00ad', '\u3164', '\u2800', '\u180e', '\ufe0f'])
      expect(refusal(plainText(20), unseen)).toEqual(['text with visible characters']);
    expect(plainText(20, 0).parse(' ')).toBe('');
  });

  it('on one line has no line break and no tab', () => {
    expect(plainLine(20).parse('một dòng')).toBe('một dòng');
    for (const wrong of ['a\nb', 'a\tb', 'a\rb', 'a\u2028b', 'a\u2029b'])
      expect(refusal(plainLine(20), wrong)).toEqual(['a single line, without line breaks']);
  });
});

describe('a text in both languages', () => {
  it('is folded, and has both languages and no other', () => {
    expect(textSchema.parse({ vi: decomposed, en: 'Health' })).toEqual({ vi: 'Sở Y tế', en: 'Health' });
    for (const wrong of [{ vi: 'Sở' }, { en: 'Health' }, { ...both('a'), fr: 'a' }, {}, 'Sở'])
      expect(textSchema.safeParse(wrong).success).toBe(false);
  });

  it('has one to 500 letters', () => {
    for (const length of [1, 500]) expect(refusal(textSchema, both('a'.repeat(length)))).toBeNull();
    for (const length of [0, 501]) expect(textSchema.safeParse(both('a'.repeat(length))).success).toBe(false);
  });

  it('is one line without controls, and well-formed', () => {
    for (const wrong of ['a\nb', 'a\u0000', '\u0007a', 'a\u2028b', 'a\u202eb', 'a\u2066b', 'a\tb'])
      expect(refusal(textSchema, { vi: wrong, en: 'a' })).toEqual(['one line without control characters']);
    expect(refusal(textSchema, { vi: 'a', en: 'a\udc00b' })).toEqual(['well-formed Unicode text']);
  });
});

describe('both languages in one string', () => {
  it('are read back', () => {
    const said = { vi: 'một dòng', en: 'one line' };
    expect(bilingual(said)).toBe('một dòng / one line');
    expect(bilingualFrom(bilingual(said))).toEqual(said);
    expect(bilingualFrom(' / ')).toEqual({ vi: '', en: '' });
  });

  it('are not read out of what was put together by nobody', () => {
    for (const other of ['one line', '', 'a / b / c', 'a/b']) expect(bilingualFrom(other)).toBeNull();
  });

  it('cannot hold what divides them', () => {
    for (const said of [
      { vi: 'a / b', en: 'c' },
      { vi: 'a', en: 'b / c' },
    ])
      expect(() => bilingual(said)).toThrow(`${said.vi}, ${said.en}`);
  });
});
