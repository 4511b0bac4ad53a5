import type { Text } from '../../domain/language/text.ts';
import { daysReconciled } from '../../domain/schedule/expected-runs.ts';
import type { RowKind } from '../../domain/stored-row/row-kind.ts';

/** For each kind of row, what holds while one cannot be read, and what to do about it. */
export const adviceFor: Readonly<Record<RowKind, Text>> = {
  approval: {
    vi: 'Số liệu của đơn vị trong kỳ này coi như không đọc được: không xếp hạng, không nhắc. Khôi phục dòng từ bản sao lưu.',
    en: 'The unit’s figures of the period count as unreadable: it is neither ranked nor warned. Restore the row from a backup.',
  },
  'audit-entry': {
    vi: 'Mục nhật ký này không hiện trong danh sách; không việc nào khác bị ảnh hưởng. Khôi phục dòng từ bản sao lưu.',
    en: 'The entry is left out of the audit log; nothing else depends on it. Restore the row from a backup.',
  },
  catalogue: {
    vi: 'Không dùng danh mục cũ hơn thay thế: nếu đây là bản đang dùng, các lần chạy và yêu cầu chờ đến khi dòng này đọc được. Khôi phục dòng từ bản sao lưu ngay.',
    en: 'No older catalogue takes its place: if this is the one in force, runs and requests wait until it can be read. Restore the row from a backup now.',
  },
  delivery: {
    vi: 'Thư này chưa được gửi và không bị gửi hai lần; các thư khác vẫn gửi. Khôi phục dòng trước khi thư hết hạn; nếu không được thì báo người nhận.',
    en: 'This message is held: it is neither sent nor lost, and all others go. Restore the row before the message expires, or tell the recipient.',
  },
  edition: {
    vi: 'Bảng xếp hạng này không xem được. Báo cáo tuần vẫn gửi và nêu phần thiếu: bảng của chính tuần đó được xếp lại từ số liệu đã gửi, bảng cũ hơn thì không so sánh. Khôi phục dòng, hoặc chạy «tiendo ranking recompute» để lập lần chốt mới.',
    en: 'This ranking cannot be shown. The weekly report goes all the same and says what it lacks: the ranking of its own week is made again from the submissions, an earlier one is not compared with. Restore the row, or make the next edition with “tiendo ranking recompute”.',
  },
  exception: {
    vi: 'Ngoại lệ này coi như không có. Mở lại bằng «tiendo exception open».',
    en: 'The exception counts as not there. Open it again with “tiendo exception open”.',
  },
  'extension-request': {
    vi: 'Yêu cầu gia hạn này không hiện trong danh sách và đơn vị xin lại được; ngoại lệ đã mở vẫn dùng được. Khôi phục dòng từ bản sao lưu.',
    en: 'The request is left out of the list, and the unit can ask again; an exception opened for it still holds. Restore the row from a backup.',
  },
  'failure-round': {
    vi: 'Bộ phận vận hành chưa nhận được thư báo sự cố nào nữa. Xóa dòng này: lần kiểm tra sau bắt đầu lại, có thể nhắc lại sự cố đã báo.',
    en: 'Operations get no e-mail about failures. Delete the row: the next check begins anew, and may repeat failures.',
  },
  'held-run': {
    vi: 'Lần chạy này chưa gửi thư. Xóa dòng này; lần đối chiếu kế tiếp sẽ giữ lại lần chạy để duyệt từ đầu.',
    en: 'The run sends nothing. Delete the row; the next reconciliation holds the run again, for two operators to release.',
  },
  'idempotency-key': {
    vi: 'Lần gửi dùng khóa này bị từ chối; gửi với khóa khác thì được. Không cần làm gì thêm.',
    en: 'A submission with this key is refused; one with another key is accepted. Nothing else needs to be done.',
  },
  'journal-doubt': {
    vi: 'Không rõ nhật ký gửi thư còn thiếu đến lúc nào, nên mọi thư chờ. Khôi phục dòng từ bản sao lưu ngay.',
    en: 'Until when the journal of sent messages lacks some is not known, so all messages wait. Restore the row from a backup now.',
  },
  'sent-message': {
    vi: 'Thư này coi như đã gửi và không gửi lại. Không cần làm gì thêm.',
    en: 'The message counts as sent and is not sent again. Nothing needs to be done.',
  },
  milestone: {
    vi: 'Mốc này vẫn coi là đã hoàn thành. Xóa dòng này thì mốc được tính lại ở lần nhắc sau.',
    en: 'The milestone counts as reached. Delete the row, and the next warnings measure it again.',
  },
  occurrence: {
    vi: 'Lần chạy này để nguyên và thư của nó chờ. Xóa dòng này: lượt đối chiếu sẽ chạy lại, không thư nào bị gửi hai lần.',
    en: 'The run is left as it is, and its messages wait. Delete the row: the next reconciliation makes the run again, and nothing is sent twice.',
  },
  proposal: {
    vi: 'Danh mục chờ duyệt không đọc được, nên chưa nhận danh mục mới. Xóa dòng này rồi gửi lại danh mục.',
    en: 'The proposed catalogue cannot be read, so none is accepted. Delete the row and propose the catalogue again.',
  },
  question: {
    vi: 'Câu hỏi này không hiện trong danh sách và báo cáo; lãnh đạo hỏi lại được. Khôi phục dòng từ bản sao lưu.',
    en: 'The question is left out of lists and reports; the leader can ask again. Restore the row from a backup.',
  },
  'request-count': {
    vi: 'Bắt đầu đếm lại từ đầu; không cần làm gì thêm.',
    en: 'Counting has begun again; nothing needs to be done.',
  },
  session: {
    vi: 'Người dùng phiên này phải đăng nhập lại. Không cần làm gì thêm.',
    en: 'The person must sign in again. Nothing else is needed.',
  },
  'sign-in-code': {
    vi: 'Mã đăng nhập này không dùng được; người dùng xin mã khác. Không cần làm gì thêm.',
    en: 'The code does not work; its person asks for another. Nothing else needs to be done.',
  },
  snooze: {
    vi: 'Đơn vị được nhắc như thường lệ. Không cần làm gì thêm; đơn vị hẹn lại được.',
    en: 'The unit is reminded as usual. Nothing needs to be done; the unit can put its reminders off again.',
  },
  'sending-rate': {
    vi: 'Bắt đầu tính lại tốc độ gửi; không cần làm gì thêm.',
    en: 'The sending rate has begun again; nothing needs to be done.',
  },
  'sending-switch': {
    vi: 'Không rõ có đang tạm dừng hay không, nên mọi thư chờ. Nhật ký («tiendo audit --operation pauseDeliveries») còn ghi ai tạm dừng lần cuối, vì sao; sau đó chạy «tiendo deliveries resume» hoặc «tiendo deliveries pause».',
    en: 'Whether sending is paused is not known, so all messages wait. The audit log (“tiendo audit --operation pauseDeliveries”) still has who paused it last, and why; then run “tiendo deliveries resume” or “tiendo deliveries pause”.',
  },
  settled: {
    vi: `Lượt đối chiếu xem lại ${daysReconciled} ngày gần nhất và ghi lại dòng này; không cần làm gì thêm.`,
    en: `The reconciliation looks at the last ${daysReconciled} days again and writes the row anew; nothing needs to be done.`,
  },
  'stray-event': {
    vi: 'Sự kiện này không hiện trong danh sách; không việc nào khác bị ảnh hưởng.',
    en: 'The event is left out of the list; nothing else depends on it.',
  },
  submission: {
    vi: 'Số liệu của đơn vị này không được dùng: bảng xếp hạng tạm thời, không xếp hạng đơn vị này và không nhắc nộp. Khôi phục dòng rồi chạy «tiendo ranking recompute».',
    en: 'The unit’s figures are not used: it is not ranked, the ranking is provisional, and the unit is not reminded. Restore the row, then run “tiendo ranking recompute”.',
  },
  token: {
    vi: 'Mã truy cập này bị từ chối. Khôi phục dòng, hoặc cấp mã mới bằng «tiendo token create».',
    en: 'The token is refused. Restore the row, or issue another with “tiendo token create”.',
  },
  'unreadable-row': {
    vi: 'Bản ghi về một dòng hỏng; được ghi lại khi gặp dòng ấy lần nữa.',
    en: 'The record of an unreadable row; it is written again when that row is met again.',
  },
  unsubscription: {
    vi: 'Người này coi như đã hủy nhận. Xóa dòng này nếu người ấy muốn nhận lại.',
    en: 'The person counts as unsubscribed. Delete the row if the person wants the messages.',
  },
  'weekly-report': {
    vi: 'Tuần này coi như đã báo cáo; thư chưa gửi được thử lại vài lần rồi dừng. Chạy «tiendo deliveries resend --failed --occurrence report@…»: báo cáo được chốt lại từ bảng xếp hạng và thư còn thiếu được gửi. Nếu vẫn lỗi, khôi phục dòng từ bản sao lưu rồi chạy lại.',
    en: 'The week counts as reported, and messages not sent yet fail after a few retries. Run “tiendo deliveries resend --failed --occurrence report@…”: the report is frozen again from its rankings, and the missing messages go. If that fails, restore the row from a backup and run it again.',
  },
};
