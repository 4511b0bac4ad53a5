import { expect, it } from 'vitest';
import { compareNames } from '../../../domain/language/compare-names.ts';

it('F48: sorts names as the Vietnamese alphabet does', () => {
  const names = ['Đ', 'E', 'Sở Y tế', 'Á', 'D', 'B', 'Sở Xây dựng', 'Ă'].map((vi) => ({ vi, en: vi }));
  const sorted = names.toSorted((a, b) => compareNames(a, b, 'vi')).map(({ vi }) => vi);
  expect(sorted).toEqual(['Á', 'Ă', 'B', 'D', 'Đ', 'E', 'Sở Xây dựng', 'Sở Y tế']);
  expect(['Đ', 'E'].toSorted()).toEqual(['E', 'Đ']);
});
