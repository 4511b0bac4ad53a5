import { describe, expect, it } from 'vitest';
import {
  changeInWords,
  placesWithArrow,
  placesWithArrowInWords,
  pointsWithArrow,
} from '../../../messages/weekly-report/change-words.ts';

describe('changeInWords', () => {
  it.each([
    [{ points: 339, places: -3 }, 'tăng 3,39 điểm nhưng giảm 3 hạng', 'up 3.39 points but down 3 places'],
    [{ points: -5, places: 1 }, 'giảm 0,05 điểm nhưng tăng 1 hạng', 'down 0.05 points but up 1 place'],
    [{ points: 120, places: 2 }, 'tăng 1,20 điểm và tăng 2 hạng', 'up 1.20 points and up 2 places'],
    [{ points: -120, places: -2 }, 'giảm 1,20 điểm và giảm 2 hạng', 'down 1.20 points and down 2 places'],
    [{ points: 120, places: 0 }, 'tăng 1,20 điểm, giữ nguyên hạng', 'up 1.20 points, same rank'],
    [{ points: 0, places: -1 }, 'giữ nguyên điểm, giảm 1 hạng', 'same points, down 1 place'],
    [{ points: 0, places: 0 }, 'giữ nguyên điểm, giữ nguyên hạng', 'same points, same rank'],
  ])('%j', (delta, vi, en) => {
    expect(changeInWords(delta, 'vi')).toBe(vi);
    expect(changeInWords(delta, 'en')).toBe(en);
  });
});

describe('P4: a change carries an arrow and a sign or a word, not colour alone', () => {
  it('in points', () => {
    expect(pointsWithArrow(339, 'vi')).toEqual({ text: '▲ +3,39 điểm', direction: 'up' });
    expect(pointsWithArrow(-339, 'en')).toEqual({ text: '▼ −3.39 points', direction: 'down' });
    expect(pointsWithArrow(0, 'vi')).toEqual({ text: '= 0,00 điểm', direction: 'level' });
  });

  it('in places', () => {
    expect([3, -3, 0].map((places) => placesWithArrow(places, 'vi').text)).toEqual(['▲ +3', '▼ −3', '=']);
    expect([3, -3, 0].map((places) => placesWithArrowInWords(places, 'vi').text)).toEqual([
      '▲ tăng 3 hạng',
      '▼ giảm 3 hạng',
      '= giữ nguyên hạng',
    ]);
  });
});
