import type { Language } from '../../domain/language/text.ts';
import { unitsAfter } from './change-words.ts';

/** The texts around a league's ranking. Numbers and weeks arrive formatted for the language. */
export type LeagueTexts = {
  readonly received: (received: string) => string;
  /** Begins with a space. */
  readonly partly: (count: number) => string;
  readonly ranked: (ranked: string) => string;
  /** Above the units at each end; a colon follows. */
  readonly first: string;
  readonly last: string;
  /** For leaders beyond those that are named. Begins with a space. */
  readonly tied: (count: string) => string;
  readonly members: (now: string, before: string, since: string) => string;
  readonly joined: (units: string) => string;
  readonly left: (units: string) => string;
  readonly succeeded: (unit: string, successor: string) => string;
  readonly recomputed: (edition: number, moved: number, reason: string) => string;
  readonly risers: { readonly places: string; readonly points: string };
  readonly fallers: { readonly places: string; readonly points: string };
  readonly noMovers: {
    readonly places: (since: string) => string;
    readonly points: (since: string) => string;
  };
  /** Where too few submitted for anybody to be called a leader or a mover. */
  readonly tooFew: (received: string) => string;
  /** The same where all have submitted, or enough, and a single one is ranked. */
  readonly onlyOne: string;
  readonly nobodySent: string;
  readonly moverPoints: (change: string) => string;
  readonly since: (since: string) => string;
  readonly table: (league: string, provisional: boolean) => string;
  /** What the columns of changes are against, and among whom places are; null where that is all. */
  readonly changes: (since: string, among: string | null) => string;
  readonly maxPoints: (points: string) => string;
  /** Where units could earn different numbers of points. */
  readonly byShare: string;
  readonly classes: string;
  /** Units without figures are named once, above the tables. */
  readonly absentAbove: string;
  /** That each of the units that sent figures lacks as many of them. */
  readonly allLack: (units: number, figures: number) => string;
  /** For a ranking that is shown in part: of how many units. */
  readonly shortened: (units: string) => string;
  /** Where the whole ranking is: in a file that comes with the mail, on a page that it links to. */
  readonly whole: (file: string | null, page: string | null) => string;
  /** Stands in the place of rows. */
  readonly gap: (units: string) => string;
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
    readonly lacking: (count: number) => string;
    readonly notRanked: string;
    readonly unreadable: string;
    readonly ofMax: (points: string, maxPoints: string, share: string) => string;
    readonly illustrative: string;
  };
  readonly incomplete: (count: number, units: string) => string;
  readonly incompleteUnranked: (count: number, units: string) => string;
  readonly tooLittleApplies: (count: number, units: string) => string;
};

/** A league's ranking in both languages. */
export const leagueTexts: Record<Language, LeagueTexts> = {
  vi: {
    received: (received) => `${received} đơn vị đã gửi số liệu`,
    partly: (count) => ` (${count} gửi thiếu chỉ số)`,
    ranked: (ranked) => `xếp hạng ${ranked} đơn vị`,
    first: 'Dẫn đầu',
    last: 'Cuối bảng',
    tied: (count) => ` và ${count} đơn vị khác cùng hạng 1`,
    members: (now, before, since) => `Bảng có ${now} đơn vị, ${since} có ${before} đơn vị.`,
    joined: (units) => `Đơn vị mới: ${units}.`,
    left: (units) => `Đơn vị không còn trong bảng: ${units}.`,
    succeeded: (unit, successor) => `${unit} (đơn vị kế thừa: ${successor})`,
    recomputed: (edition, moved, reason) =>
      `Bảng này được xếp lại (lần ${edition}); ${moved} đơn vị thay đổi điểm hoặc thứ hạng so với lần trước. Lý do: ${reason}`,
    risers: { places: 'Tăng hạng nhiều nhất', points: 'Tăng điểm nhiều nhất' },
    fallers: { places: 'Giảm hạng nhiều nhất', points: 'Giảm điểm nhiều nhất' },
    noMovers: {
      places: (since) => `Không có đơn vị nào thay đổi thứ hạng so với ${since}.`,
      points: (since) => `Không có đơn vị nào thay đổi điểm so với ${since}.`,
    },
    tooFew: (received) =>
      `Mới có ${received} đơn vị gửi số liệu nên chưa nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.`,
    onlyOne: 'Chỉ có 1 đơn vị được xếp hạng nên không nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.',
    nobodySent: 'Chưa có đơn vị nào gửi số liệu nên chưa xếp hạng.',
    since: (since) => `so với ${since}`,
    moverPoints: (change) => `${change} điểm`,
    table: (league, provisional) => `Bảng xếp hạng ${provisional ? 'tạm thời ' : ''}${league}`,
    changes: (since, among) =>
      `± là mức tăng, giảm so với ${since}${among === null ? '' : `; ± hạng tính ${among}`}.`,
    maxPoints: (points) => `Điểm tối đa: ${points}.`,
    byShare: 'Điểm tối đa của các đơn vị khác nhau nên xếp theo tỷ lệ điểm đạt được trên điểm tối đa.',
    classes: 'Xếp loại ghi sau tên đơn vị.',
    absentAbove: 'Đơn vị chưa gửi số liệu đã nêu ở trên, không có trong bảng.',
    allLack: (units, figures) => `Cả ${units} đơn vị đã gửi đều thiếu ${figures} chỉ số.`,
    shortened: (units) =>
      `Bảng có ${units} đơn vị; ở đây chỉ nêu đơn vị đứng đầu, đứng cuối, thay đổi nhiều nhất và đơn vị của Ông/Bà.`,
    whole: (file, page) => {
      const places = [
        ...(file === null ? [] : [`tệp “${file}” kèm theo`]),
        ...(page === null ? [] : [`trang “${page}” ở cuối thư`]),
      ];
      return places.length === 0
        ? 'Bảng đầy đủ có trên hệ thống Tiến Độ.'
        : `Bảng đầy đủ: ${places.join(' và ')}.`;
    },
    gap: (units) => `… ${units} đơn vị khác …`,
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
      lacking: (count) => `thiếu ${count} chỉ số`,
      notRanked: 'không xếp hạng',
      unreadable: 'không đọc được số liệu, không xếp hạng',
      ofMax: (points, maxPoints, share) => `${points}/${maxPoints} = ${share}`,
      illustrative: 'minh họa',
    },
    incomplete: (count, units) => `Gửi thiếu chỉ số (${count} đơn vị): ${units}.`,
    incompleteUnranked: (count, units) => `Không xếp hạng vì gửi thiếu chỉ số (${count} đơn vị): ${units}.`,
    tooLittleApplies: (count, units) =>
      `Không xếp hạng vì có quá ít chỉ số phát sinh số liệu (${count} đơn vị): ${units}.`,
  },
  en: {
    received: (received) => `${received} ${unitsAfter(received)} submitted`,
    partly: (count) => ` (${count} only in part)`,
    ranked: (ranked) => `ranked: ${ranked}`,
    first: 'Top',
    last: 'Bottom',
    tied: (count) => ` and ${count} more at rank 1`,
    members: (now, before, since) => `Units in the ranking: ${now}; in ${since}: ${before}.`,
    joined: (units) => `New: ${units}.`,
    left: (units) => `No longer included: ${units}.`,
    succeeded: (unit, successor) => `${unit} (succeeded by ${successor})`,
    recomputed: (edition, moved, reason) =>
      `This ranking was recomputed (edition ${edition}); the points or rank of ${moved} ${moved === 1 ? 'unit' : 'units'} changed from the previous edition. Reason: ${reason}`,
    risers: { places: 'Biggest climbers', points: 'Biggest gains of points' },
    fallers: { places: 'Biggest fallers', points: 'Biggest losses of points' },
    noMovers: {
      places: (since) => `No unit’s rank has changed since ${since}.`,
      points: (since) => `No unit’s points have changed since ${since}.`,
    },
    tooFew: (received) =>
      `Only ${received} ${unitsAfter(received)} submitted, too few to say who leads and whose rank changed.`,
    onlyOne: 'Only 1 unit is ranked, so nobody is said to lead or to have changed rank.',
    nobodySent: 'No unit has submitted, so nothing is ranked.',
    since: (since) => `since ${since}`,
    moverPoints: (change) => `${change} points`,
    table: (league, provisional) => `${provisional ? 'Provisional ranking' : 'Ranking'} of ${league}`,
    changes: (since, among) =>
      `± shows the change from ${since}${among === null ? '' : `; places are counted ${among}`}.`,
    maxPoints: (points) => `Maximum points: ${points}.`,
    byShare: 'Units could earn different maximum points, so they are ranked by the share they earned.',
    classes: 'Each unit’s class follows its name.',
    absentAbove: 'Units that have not submitted are named above and not in the table.',
    allLack: (units, figures) =>
      `Each of the ${units} that submitted lacks ${figures} ${figures === 1 ? 'figure' : 'figures'}.`,
    shortened: (units) =>
      `The ranking has ${units} units; only the first, the last, the biggest movers and your own are shown.`,
    whole: (file, page) => {
      const places = [
        ...(file === null ? [] : [`the attached file “${file}”`]),
        ...(page === null ? [] : [`the page “${page}” linked at the end`]),
      ];
      return places.length === 0
        ? 'The Tiến Độ system has the whole ranking.'
        : `The whole ranking: ${places.join(' and ')}.`;
    },
    gap: (units) => `… ${units} more …`,
    columns: {
      rank: '#',
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
      lacking: (count) => `${count} ${count === 1 ? 'figure' : 'figures'} not sent`,
      notRanked: 'not ranked',
      unreadable: 'figures unreadable, not ranked',
      ofMax: (points, maxPoints, share) => `${points}/${maxPoints} = ${share}`,
      illustrative: 'illustrative',
    },
    incomplete: (count, units) =>
      `Submitted only in part (${count} ${count === 1 ? 'unit' : 'units'}): ${units}.`,
    incompleteUnranked: (count, units) =>
      `Not ranked because submitted only in part (${count} ${count === 1 ? 'unit' : 'units'}): ${units}.`,
    tooLittleApplies: (count, units) =>
      `Not ranked because too few indicators had anything to report (${count} ${count === 1 ? 'unit' : 'units'}): ${units}.`,
  },
};
