import { describe, expect, it } from 'vitest';
import {
  RunSummary,
  type RunSummaryKind,
  runSummaryInWords,
  saysAnyOf,
} from '../../../domain/schedule/run-summary.ts';

const names = {
  set: (id: string) => `<set ${id}>`,
  league: (id: string) => `<league ${id}>`,
  unit: (id: string) => `<unit ${id}>`,
};

const week = { set: 'S', period: '2024-W02' };
const ranked = { ...week, league: 'own-departments', count: 2, total: 3 };

/** One account of every kind: the stored form, which never changes, and both languages. */
const accounts: Record<RunSummaryKind, readonly [RunSummary, stored: string, vi: string, en: string]> = {
  'no-catalogue': [
    RunSummary.of('no-catalogue', {}),
    'there is no catalogue yet',
    'chưa có danh mục',
    'there is no catalogue yet',
  ],
  'nothing-owed': [
    RunSummary.of('nothing-owed', { period: '2024-W03' }),
    'nothing is owed for 2024-W03',
    'không phải gửi số liệu tuần 03/2024',
    'nothing is owed for week 3 of 2024',
  ],
  'no-working-day': [
    RunSummary.of('no-working-day', { period: '2024-W07' }),
    '2024-W07 has no working day, and nobody sent anything',
    'tuần 07/2024 không có ngày làm việc và không đơn vị nào gửi số liệu',
    'week 7 of 2024 has no working day, and no unit sent figures',
  ],
  'day-off': [RunSummary.of('day-off', {}), 'not a working day', 'ngày nghỉ', 'not a working day'],
  'not-reporting-day': [
    RunSummary.of('not-reporting-day', {}),
    'not the reporting day',
    'không phải ngày báo cáo',
    'not the reporting day',
  ],
  'reported-before': [
    RunSummary.of('reported-before', { periods: ['2024-W02', '2024-W01'] }),
    '2024-W02, 2024-W01 was reported by another run',
    'tuần 02/2024, tuần 01/2024 đã được một lần chạy khác báo cáo',
    'week 2 of 2024, week 1 of 2024 was reported by another run',
  ],
  'nobody-to-warn': [
    RunSummary.of('nobody-to-warn', {}),
    'nobody to warn',
    'không có đơn vị nào cần nhắc',
    'no unit to warn',
  ],
  ranked: [
    RunSummary.of('ranked', ranked),
    'S 2024-W02 own-departments: 2/3 ranked',
    '<set S>, tuần 02/2024, <league own-departments>: đã xếp hạng; 2/3 đơn vị đã gửi số liệu',
    '<set S>, week 2 of 2024, <league own-departments>: ranked; 2/3 units submitted',
  ],
  'ranked-before': [
    RunSummary.of('ranked-before', ranked),
    'S 2024-W02 own-departments: 2/3 was ranked before',
    '<set S>, tuần 02/2024, <league own-departments>: đã xếp hạng từ trước; 2/3 đơn vị đã gửi số liệu',
    '<set S>, week 2 of 2024, <league own-departments>: ranked before; 2/3 units submitted',
  ],
  'nobody-sent': [
    RunSummary.of('nobody-sent', week),
    'S 2024-W02: nobody sent anything, and nobody gets an e-mail',
    '<set S>, tuần 02/2024: không đơn vị nào gửi số liệu, không gửi thư',
    '<set S>, week 2 of 2024: no unit sent figures, and no e-mail is sent',
  ],
  reported: [
    RunSummary.of('reported', { ...week, count: 1, total: 2 }),
    'S 2024-W02: 1 of 2 messages planned now',
    '<set S>, tuần 02/2024: xếp lịch 1/2 thư',
    '<set S>, week 2 of 2024: 1 of 2 messages planned',
  ],
  'reported-with': [
    RunSummary.of('reported-with', { ...week, periods: ['2024-W01'], count: 1, total: 2 }),
    'S 2024-W02 with 2024-W01: 1 of 2 messages planned now',
    '<set S>, tuần 02/2024 cùng tuần 01/2024: xếp lịch 1/2 thư',
    '<set S>, week 2 of 2024 with week 1 of 2024: 1 of 2 messages planned',
  ],
  'units-not-done': [
    RunSummary.of('units-not-done', { count: 1200 }),
    '1200 units not done',
    '1.200 đơn vị chưa xong',
    'units not done: 1,200',
  ],
  warned: [
    RunSummary.of('warned', { count: 1, total: 2 }),
    '1 of 2 messages planned now',
    'xếp lịch 1/2 thư',
    '1 of 2 messages planned',
  ],
  'nobody-receives-others': [
    RunSummary.of('nobody-receives-others', { count: 7_450 }),
    'nobody receives those for 7450 more units',
    'còn 7.450 đơn vị khác cũng không có người nhận',
    '7,450 more units have no recipient',
  ],
  'nobody-receives': [
    RunSummary.of('nobody-receives', { units: ['P.A', 'P.B'] }),
    'nobody receives warnings for P.A, P.B',
    'không có người nhận thư nhắc của <unit P.A>, <unit P.B>',
    'there is no recipient of warnings for <unit P.A>, <unit P.B>',
  ],
  'never-triggered': [
    RunSummary.of('never-triggered', {}),
    'never triggered, and found too late to catch up',
    'không được kích hoạt, phát hiện quá muộn để chạy bù',
    'never triggered, and found too late to catch up',
  ],
  stopped: [
    RunSummary.of('stopped', {}),
    'the run stopped and could not be taken up in time',
    'lần chạy dừng giữa chừng, không kịp chạy tiếp',
    'the run stopped and could not be resumed in time',
  ],
  'too-late': [
    RunSummary.of('too-late', {}),
    'left for the reconciliation to close',
    'quá muộn, để lượt đối chiếu đóng lại',
    'too late; the reconciliation closes it',
  ],
  'not-ranked-yet': [
    RunSummary.of('not-ranked-yet', { ...week, league: 'departments' }),
    'S 2024-W02 departments has not been ranked yet',
    '<set S>, tuần 02/2024, <league departments>: chưa xếp hạng',
    '<set S>, week 2 of 2024, <league departments>: not ranked yet',
  ],
  'ranked-again': [
    RunSummary.of('ranked-again', { ...week, league: 'departments' }),
    'S 2024-W02 departments: the stored ranking could not be read and was made again',
    '<set S>, tuần 02/2024, <league departments>: không đọc được bảng xếp hạng đã lưu, đã xếp lại từ số liệu đã gửi',
    '<set S>, week 2 of 2024, <league departments>: the stored ranking could not be read and was made again from the submissions',
  ],
  'ranking-unreadable': [
    RunSummary.of('ranking-unreadable', {
      ...week,
      league: 'departments',
      command: 'tiendo ranking recompute S 2024-W02 --reason "not readable"',
    }),
    'S 2024-W02 departments: the stored ranking cannot be read and was not made again; the report waits for it, or for tiendo ranking recompute S 2024-W02 --reason "not readable"',
    '<set S>, tuần 02/2024, <league departments>: không đọc được bảng xếp hạng đã lưu và chưa xếp lại được; báo cáo chờ khôi phục dòng dữ liệu, hoặc chạy npm run -s tiendo -- ranking recompute S 2024-W02 --reason "not readable"',
    '<set S>, week 2 of 2024, <league departments>: the stored ranking cannot be read and was not made again; the report waits until the row is restored or you run npm run -s tiendo -- ranking recompute S 2024-W02 --reason "not readable"',
  ],
  'being-reported': [
    RunSummary.of('being-reported', week),
    'S 2024-W02 is being reported by another run',
    '<set S>, tuần 02/2024: một lần chạy khác đang báo cáo',
    '<set S>, week 2 of 2024: another run is reporting it',
  ],
  'being-reported-by': [
    RunSummary.of('being-reported-by', { ...week, day: '2024-01-15' }),
    'S 2024-W02 is being reported by the run of 2024-01-15',
    '<set S>, tuần 02/2024: lần chạy ngày 15/01/2024 đang báo cáo',
    '<set S>, week 2 of 2024: the run of 15 January 2024 is reporting it',
  ],
  held: [
    RunSummary.of('held', { count: 5, total: 4 }),
    '5 messages for one run exceed the cap of 4; held until two operators release them',
    '5 thư cho một lần chạy vượt mức 4; chờ hai người vận hành đồng ý mới gửi',
    '5 messages for one run exceed the cap of 4; held until two operators release them',
  ],
  'over-cap': [
    RunSummary.of('over-cap', { count: 5, total: 4 }),
    '5 messages for one run exceed the cap of 4; none were planned',
    '5 thư cho một lần chạy vượt mức tối đa 4; chưa xếp lịch thư nào',
    '5 messages for one run exceed the cap of 4; none were planned',
  ],
  'out-of-time': [
    RunSummary.of('out-of-time', { count: 5, total: 9 }),
    'time ran out after planning 5 of 9 messages',
    'hết giờ khi mới xếp lịch 5/9 thư',
    'time ran out after planning 5 of 9 messages',
  ],
};

describe('the account of a run', () => {
  it.each(Object.entries(accounts))('%s is read back in both languages', (_, [account, stored, vi, en]) => {
    expect(account.text).toBe(stored);
    expect([runSummaryInWords(stored, 'vi', names), runSummaryInWords(stored, 'en', names)]).toEqual([
      vi,
      en,
    ]);
  });

  it('is read sentence by sentence, one with a semicolon included', () => {
    const all = RunSummary.all(Object.values(accounts).map(([account]) => account));
    const words = (at: 2 | 3) => Object.values(accounts).map((account) => account[at]);
    expect(runSummaryInWords(all.text, 'vi', names)).toBe(words(2).join('; '));
    expect(runSummaryInWords(all.text, 'en', names)).toBe(words(3).join('; '));
  });

  it.each(['never-triggered', 'not-ranked-yet', 'ranking-unreadable'] as const)(
    'that says %s is known from all others',
    (kind) => {
      const [own] = accounts[kind];
      const others = Object.values(accounts).flatMap(([account]) => (account === own ? [] : [account]));
      expect(saysAnyOf(own.text, [kind])).toBe(true);
      expect(others.filter(({ text }) => saysAnyOf(text, [kind]))).toEqual([]);
      expect(saysAnyOf(RunSummary.all([...others, own]).text, [kind])).toBe(true);
      expect(saysAnyOf(`throttled: ${own.text}`, [kind])).toBe(false);
    },
  );

  it('is quoted where it is the message of an error', () => {
    expect(runSummaryInWords('throttled', 'vi', names)).toBe('lỗi «throttled»');
    expect(runSummaryInWords('throttled', 'en', names)).toBe('error “throttled”');
    expect(runSummaryInWords('', 'vi', names)).toBe('');
  });
});
