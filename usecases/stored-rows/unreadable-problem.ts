import type { Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { RowKind } from '../../domain/stored-row/row-kind.ts';

/** What a row of each kind holds, in the words of the person who asked for it. */
const held: Readonly<Record<RowKind, Text>> = {
  approval: { vi: 'một quyết định duyệt số liệu', en: 'an approval of figures' },
  'audit-entry': { vi: 'mục nhật ký', en: 'an entry of the audit log' },
  catalogue: { vi: 'một phiên bản danh mục', en: 'a version of the catalogue' },
  delivery: { vi: 'một thư', en: 'a message' },
  edition: { vi: 'một bảng xếp hạng đã chốt', en: 'a frozen ranking' },
  exception: { vi: 'một ngoại lệ', en: 'an exception from a lock' },
  'extension-request': { vi: 'một yêu cầu gia hạn', en: 'a request for an extension' },
  'failure-round': { vi: 'thư báo sự cố gần nhất', en: 'the last digest of failures' },
  'held-run': { vi: 'một lần chạy đang chờ duyệt', en: 'a run that waits for two operators' },
  'idempotency-key': { vi: 'khóa «Idempotency-Key» này', en: 'this Idempotency-Key' },
  'journal-doubt': { vi: 'tình trạng của nhật ký gửi thư', en: 'the state of the journal of sent messages' },
  milestone: { vi: 'một mốc', en: 'a milestone' },
  occurrence: { vi: 'một lần chạy', en: 'a run' },
  proposal: { vi: 'danh mục đang chờ duyệt', en: 'the proposed catalogue' },
  question: { vi: 'một câu hỏi', en: 'a question to a unit' },
  'request-count': { vi: 'số lượt yêu cầu', en: 'a count of requests' },
  'sending-rate': { vi: 'tốc độ gửi thư', en: 'the sending rate' },
  'sending-switch': { vi: 'công tắc gửi thư', en: 'the sending switch' },
  'sent-message': { vi: 'một thư đã gửi', en: 'a message that was sent' },
  session: { vi: 'phiên đăng nhập', en: 'a session of the portal' },
  'sign-in-code': { vi: 'mã đăng nhập', en: 'a sign-in code' },
  snooze: { vi: 'một lần hẹn nhắc lại', en: 'a snooze of reminders' },
  settled: { vi: 'mốc đối chiếu lần chạy', en: 'how far the ledger is settled' },
  'stray-event': { vi: 'một sự kiện thư', en: 'an event of the mail service' },
  submission: { vi: 'số liệu một đơn vị đã gửi', en: 'figures that a unit has sent' },
  token: { vi: 'mã truy cập', en: 'an access token' },
  'unreadable-row': { vi: 'ghi nhận về một dòng hỏng', en: 'the record of an unreadable row' },
  unsubscription: { vi: 'một lượt hủy nhận thư', en: 'an unsubscription' },
  'weekly-report': { vi: 'một báo cáo tuần', en: 'a weekly report' },
};

/**
 * The refusal of a request that needs a stored row which cannot be read: what it holds, and what operations do. It says nothing of
 * the row itself.
 */
export function unreadableProblem(kind: RowKind): Problem {
  const { vi, en } = held[kind];
  return new Problem('stored-row-unreadable', {
    vi: `Yêu cầu này cần ${vi} đã lưu trên hệ thống, nhưng dòng dữ liệu đó không đọc được. Hệ thống đã báo động cho bộ phận vận hành để khôi phục; gửi lại sau đó, gửi ngay thì kết quả vẫn vậy. Cần hỏi, báo mã yêu cầu ở «instance». Bộ phận vận hành: chạy «tiendo unreadable-rows» để biết là dòng nào và cần làm gì.`,
    en: `This request needs ${en}, but the stored row cannot be read. An alarm has told operations, who restore it; send the request again after that, since sooner it will fail again. To ask about it, give them the request id in “instance”. For operations, “tiendo unreadable-rows” shows which row it is and what to do.`,
  });
}
