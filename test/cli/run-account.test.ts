import { expect, it } from 'vitest';
import { runAccount } from '../../cli/run-account.ts';

it.each([
  ['nobody to warn', 'không có ai cần nhắc'],
  ['not a working day', 'ngày nghỉ'],
  ['nothing is owed for 2024-W03', 'không phải gửi số liệu tuần 03/2024'],
  ['S 2024-W02 departments: 3/3 ranked', 'S tuần 02/2024 departments: 3/3 đơn vị đã gửi, đã xếp hạng'],
  ['2 units not done; 1 of 1 messages planned now', '2 đơn vị chưa xong; xếp lịch 1/1 thư'],
  ['2024-W01 was reported by another run', 'tuần 01/2024 đã được một lần chạy khác báo cáo'],
  [
    'S 2024-W02 with 2024-W01: 2 of 2 messages planned now',
    'S tuần 02/2024 cùng tuần 01/2024: xếp lịch 2/2 thư',
  ],
])('the account “%s” of a run is shown in Vietnamese', (account, shown) => {
  expect(runAccount(account, 'vi')).toBe(shown);
});

it('an account is shown in English with its weeks spelled', () => {
  expect(runAccount('nothing is owed for 2024-W03', 'en')).toBe('nothing is owed for week 3 of 2024');
});
