import { describe, expect, it } from 'vitest';
import type { WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { halvesOfText } from '../halves.ts';
import { published, reader, renderWeeklyReport, report } from './weekly-report-fixture.ts';

type Standing = NonNullable<WeeklyReport['standing']>;

/** The subject, and what the headline says of a standing in both languages. */
function told(changes: Partial<Standing>) {
  const { subject, text } = renderWeeklyReport({ ...report, standing: { ...published, ...changes } }, reader);
  const { vi, en } = halvesOfText(text);
  const between = (half: string, from: string, to: string) =>
    half.slice(half.indexOf(from) + from.length + 1, half.indexOf(to)).trim();
  return {
    subject: subject.slice(subject.indexOf(': ') + 2),
    vi: between(vi, published.name.vi, '\n\n5/6 đơn vị'),
    en: between(en, published.name.en, '\n\n5/6 units'),
  };
}

describe('a published standing', () => {
  it('compares no rank out of another number of places: last of 63, then last of 34, is no rise', () => {
    expect(
      told({
        rank: 34,
        of: 34,
        delta: { points: -50, places: null },
        since: { period: '2024-W01', of: 63, among: null },
      }),
    ).toEqual({
      subject: '79,06 điểm, hạng 34/34 (−0,50 điểm)',
      vi: 'Điểm: 79,06 (▼ −0,50 điểm)\nHạng: 34/34 (—)\n\nTỉnh Bình Dương đạt 79,06 điểm, xếp hạng 34/34; so với kỳ trước giảm 0,50 điểm; không so sánh thứ hạng: nay xếp trong 34, trước là 63.',
      en: 'Points: 79.06 (▼ −0.50 points)\nRank: 34/34 (—)\n\nBinh Duong Province: 79.06 points, rank 34/34; down 0.50 points compared with the previous period; ranks do not compare: out of 34 now, out of 63 before.',
    });
  });

  it('names the period it is compared with where that is further back', () => {
    expect(told({ since: { period: '2023-W50', of: 63, among: null } }).vi).toContain(
      'so với tuần 50/2023 tăng 3,39 điểm nhưng giảm 3 hạng, vì có đơn vị cùng bảng tăng nhiều hơn.',
    );
  });

  it('says why points and rank moved in opposite directions, and only then', () => {
    const moved = (points: number, places: number) => told({ delta: { points, places } });
    expect(moved(-50, 2).vi).toContain(
      'giảm 0,50 điểm nhưng tăng 2 hạng, vì có đơn vị cùng bảng giảm nhiều hơn.',
    );
    expect(moved(-50, 2).en).toContain(
      'down 0.50 points but up 2 places compared with the previous period, because others in the ranking fell more.',
    );
    for (const [points, places] of [
      [50, 2],
      [-50, -2],
      [0, -2],
      [50, 0],
    ] as const)
      expect(moved(points, places).vi + moved(points, places).en).not.toMatch(/vì có đơn vị|because/);
  });

  it('is shown without points, without the number of places, or with points alone', () => {
    const compared = {
      delta: { points: null, places: null },
      since: { period: '2024-W01', of: null, among: null },
    };
    expect(told({ points: null, delta: { points: null, places: 1 } })).toEqual({
      subject: 'hạng 4/63 (tăng 1 hạng)',
      vi: 'Hạng: 4/63 (▲ tăng 1 hạng)\n\nTỉnh Bình Dương xếp hạng 4/63; so với kỳ trước tăng 1 hạng.',
      en: 'Rank: 4/63 (▲ up 1 place)\n\nBinh Duong Province: rank 4/63; up 1 place compared with the previous period.',
    });
    expect(told({ points: null, of: null, rank: 2, ...compared })).toEqual({
      subject: 'hạng 2',
      vi: 'Hạng: 2 (—)\n\nTỉnh Bình Dương xếp hạng 2; không so sánh thứ hạng vì không rõ xếp trong bao nhiêu.',
      en: 'Rank: 2 (—)\n\nBinh Duong Province: rank 2; ranks do not compare because the number of places is not known.',
    });
    expect(told({ rank: null, of: null, ...compared })).toEqual({
      subject: '79,06 điểm',
      vi: 'Điểm: 79,06 (—)\n\nTỉnh Bình Dương đạt 79,06 điểm; số liệu công bố không so sánh được với kỳ trước.',
      en: 'Points: 79.06 (—)\n\nBinh Duong Province: 79.06 points; what was published does not compare with the previous period.',
    });
    expect(told({ points: null, delta: null, since: null }).vi).toBe(
      'Hạng: 4/63 (—)\n\nTỉnh Bình Dương xếp hạng 4/63; chưa có kỳ trước để so sánh.',
    );
  });
});
