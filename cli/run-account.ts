import { formatPeriod } from '../domain/language/format.ts';
import type { Language } from '../domain/language/text.ts';

/** How the ledger's accounts read in Vietnamese, piece by piece; it keeps them in English. */
const pieces: readonly (readonly [english: RegExp, vietnamese: string])[] = [
  [/\bnothing is owed for /g, 'không phải gửi số liệu '],
  [/\bnot a working day\b/g, 'ngày nghỉ'],
  [/\bnot the reporting day\b/g, 'không phải ngày báo cáo'],
  [/\bwas reported by another run\b/g, 'đã được một lần chạy khác báo cáo'],
  [/ with (?=\d{4}-W)/g, ' cùng '],
  [/\bnobody to warn\b/g, 'không có ai cần nhắc'],
  [/\bnobody sent anything, and nobody gets an e-mail\b/g, 'không đơn vị nào gửi số liệu, không gửi thư'],
  [/\b(\d+) units not done; /g, '$1 đơn vị chưa xong; '],
  [/\b(\d+) of (\d+) messages planned now\b/g, 'xếp lịch $1/$2 thư'],
  [/\bnobody receives warnings for /g, 'không có người nhận thư nhắc của '],
  [/(\d+\/\d+) ranked\b/g, '$1 đơn vị đã gửi, đã xếp hạng'],
  [/(\d+\/\d+) was ranked before\b/g, '$1 đơn vị đã gửi, đã xếp hạng từ trước'],
  [
    /\bnever triggered, and found too late to catch up\b/g,
    'không được kích hoạt, phát hiện quá muộn để chạy bù',
  ],
  [/\bthe run stopped and could not be taken up in time\b/g, 'lần chạy dừng giữa chừng, không kịp chạy tiếp'],
];

/** What a run did, as the ledger keeps it, in words for a person: weeks are spelled, and in Vietnamese so is the rest. */
export function runAccount(account: string, language: Language): string {
  const told =
    language === 'vi'
      ? pieces.reduce((text, [english, vi]) => text.replaceAll(english, vi), account)
      : account;
  return told.replaceAll(/\b\d{4}-W\d\d\b/g, (week) => formatPeriod(week, language));
}
