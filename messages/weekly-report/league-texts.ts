import type { Language } from '../../domain/language/text.ts';

/** The texts around a league's ranking. Numbers and weeks arrive formatted for the language. */
export type LeagueTexts = {
  readonly received: (received: string) => string;
  readonly members: (now: string, before: string) => string;
  readonly joined: (units: string) => string;
  readonly left: (units: string) => string;
  readonly succeeded: (unit: string, successor: string) => string;
  readonly recomputed: (edition: number, moved: number, reason: string) => string;
  readonly risers: string;
  readonly fallers: string;
  readonly noMovers: string;
  readonly moverPoints: (change: string) => string;
  readonly caption: (league: string, week: string, provisional: boolean) => string;
  readonly maxPoints: (points: string) => string;
  readonly classes: string;
  readonly columns: {
    readonly rank: string;
    readonly unit: string;
    readonly points: string;
    readonly pointsChange: string;
    readonly placesChange: string;
  };
  readonly marks: {
    readonly own: string;
    readonly late: string;
    readonly notSubmitted: string;
    readonly carried: (week: string) => string;
    readonly illustrative: string;
  };
  readonly allSubmitted: string;
  readonly missing: (count: number, units: string) => string;
  readonly excluded: (count: number, units: string) => string;
};

/** A league's ranking in both languages. */
export const leagueTexts: Record<Language, LeagueTexts> = {
  vi: {
    received: (received) => `${received} đơn vị đã gửi số liệu`,
    members: (now, before) => `Bảng có ${now} đơn vị, kỳ trước có ${before} đơn vị.`,
    joined: (units) => `Đơn vị mới: ${units}.`,
    left: (units) => `Đơn vị không còn trong bảng: ${units}.`,
    succeeded: (unit, successor) => `${unit} (đơn vị kế thừa: ${successor})`,
    recomputed: (edition, moved, reason) =>
      `Bảng này được xếp lại (lần ${edition}); ${moved} đơn vị thay đổi điểm hoặc thứ hạng so với lần trước. Lý do: ${reason}`,
    risers: 'Tăng hạng nhiều nhất',
    fallers: 'Giảm hạng nhiều nhất',
    noMovers: 'Không có đơn vị nào thay đổi thứ hạng so với kỳ trước.',
    moverPoints: (change) => `${change} điểm`,
    caption: (league, week, provisional) =>
      `Bảng xếp hạng ${provisional ? 'tạm thời ' : ''}${league}, ${week}. Dấu ± là mức tăng, giảm so với kỳ trước.`,
    maxPoints: (points) => `Điểm tối đa: ${points}.`,
    classes: 'Xếp loại ghi sau tên đơn vị.',
    columns: {
      rank: 'Hạng',
      unit: 'Đơn vị',
      points: 'Điểm',
      pointsChange: '± điểm',
      placesChange: '± hạng',
    },
    marks: {
      own: 'đơn vị của Ông/Bà',
      late: 'gửi trễ hạn',
      notSubmitted: 'chưa gửi',
      carried: (week) => `dùng số liệu ${week}`,
      illustrative: 'minh họa',
    },
    allSubmitted: 'Tất cả đơn vị đã gửi số liệu.',
    missing: (count, units) => `Chưa gửi số liệu (${count} đơn vị): ${units}.`,
    excluded: (count, units) => `Không xếp hạng vì chưa gửi số liệu (${count} đơn vị): ${units}.`,
  },
  en: {
    received: (received) => `${received} units submitted`,
    members: (now, before) => `The ranking has ${now} units; in the previous period it had ${before}.`,
    joined: (units) => `New: ${units}.`,
    left: (units) => `No longer included: ${units}.`,
    succeeded: (unit, successor) => `${unit} (succeeded by ${successor})`,
    recomputed: (edition, moved, reason) =>
      `This ranking was recomputed (edition ${edition}); the points or rank of ${moved} ${moved === 1 ? 'unit' : 'units'} changed from the previous edition. Reason: ${reason}`,
    risers: 'Biggest climbers',
    fallers: 'Biggest fallers',
    noMovers: 'No unit’s rank has changed since the previous period.',
    moverPoints: (change) => `${change} points`,
    caption: (league, week, provisional) =>
      `${provisional ? 'Provisional ranking' : 'Ranking'} of ${league}, ${week}. ± shows the change from the previous period.`,
    maxPoints: (points) => `Maximum points: ${points}.`,
    classes: 'Each unit’s class follows its name.',
    columns: {
      rank: 'Rank',
      unit: 'Unit',
      points: 'Points',
      pointsChange: '± points',
      placesChange: '± places',
    },
    marks: {
      own: 'your unit',
      late: 'submitted late',
      notSubmitted: 'not submitted',
      carried: (week) => `figures from ${week}`,
      illustrative: 'illustrative',
    },
    allSubmitted: 'All units have submitted.',
    missing: (count, units) => `Not submitted (${count} ${count === 1 ? 'unit' : 'units'}): ${units}.`,
    excluded: (count, units) =>
      `Not ranked because nothing was submitted (${count} ${count === 1 ? 'unit' : 'units'}): ${units}.`,
  },
};
