import { describe, expect, it } from 'vitest';
import { isCorrection } from '../../../domain/language/is-correction.ts';

describe('isCorrection', () => {
  it.each([
    ['hồ sơ', 'Hồ  sơ.'],
    ['ho so', 'hồ sơ'],
    ['hồ sơ', 'ho so'],
    ['milion đồng', 'million đồng'],
    ['dossier', 'dossiers'],
    ['hồ sơ đã giải quyêt', 'hồ sơ đã giải quyết'],
    ['%', ' % '],
  ])('takes %s → %s for one', (was, now) => {
    expect(isCorrection(was, now)).toBe(true);
  });

  it.each([
    ['%', '‰'],
    ['million đồng', 'billion đồng'],
    ['triệu đồng', 'tỷ đồng'],
    ['km', 'm'],
    ['kg', 'g'],
    ['hộ', 'hồ'],
    ['male', 'female'],
    ['paid', 'unpaid'],
    ['typical', 'atypical'],
    ['hồ sơ', 'hồ sơ trễ hạn'],
    ['đúng hạn', 'trễ hạn'],
    ['trong 10 ngày', 'trong 15 ngày'],
    ['m2', 'm3'],
    ['dossiers', 'files'],
  ])('takes %s → %s for another thing', (was, now) => {
    expect(isCorrection(was, now)).toBe(false);
  });
});
