import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';

/** Status and title of every problem type. The type's URL is `/docs/problems#<code>`, relative to the API. */
export const problemTypes: Record<ProblemCode, { readonly status: number; readonly title: Text }> = {
  'malformed-request': { status: 400, title: { vi: 'Yêu cầu sai định dạng', en: 'Malformed request' } },
  'missing-idempotency-key': {
    status: 400,
    title: { vi: 'Thiếu khóa «Idempotency-Key»', en: 'Idempotency-Key missing' },
  },
  unauthenticated: { status: 401, title: { vi: 'Chưa xác thực', en: 'Not authenticated' } },
  forbidden: { status: 403, title: { vi: 'Không có quyền', en: 'Not allowed' } },
  'sign-in-refused': { status: 422, title: { vi: 'Không đăng nhập được', en: 'Sign-in refused' } },
  'not-found': { status: 404, title: { vi: 'Không tìm thấy', en: 'Not found' } },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không dùng được', en: 'Method not allowed' },
  },
  'not-acceptable': {
    status: 406,
    title: { vi: 'Không có kiểu nội dung được yêu cầu', en: 'No acceptable representation' },
  },
  conflict: { status: 409, title: { vi: 'Xung đột', en: 'Conflict' } },
  'nothing-changed': { status: 409, title: { vi: 'Không có gì thay đổi', en: 'Nothing has changed' } },
  'too-large': { status: 413, title: { vi: 'Nội dung quá lớn', en: 'Too large' } },
  'answer-too-large': {
    status: 422,
    title: { vi: 'Câu trả lời quá lớn', en: 'The answer is too large' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không hỗ trợ', en: 'Unsupported media type' },
  },
  'invalid-submission': { status: 422, title: { vi: 'Số liệu chưa hợp lệ', en: 'Submission not valid' } },
  'invalid-catalogue': { status: 422, title: { vi: 'Danh mục chưa hợp lệ', en: 'Catalogue not valid' } },
  'idempotency-key-reused': {
    status: 422,
    title: {
      vi: 'Khóa «Idempotency-Key» đã dùng cho nội dung khác',
      en: 'Idempotency-Key used for another body',
    },
  },
  'idempotency-key-in-flight': {
    status: 409,
    title: { vi: 'Đang xử lý lần gửi trước', en: 'The first attempt is still under way' },
  },
  'period-locked': { status: 409, title: { vi: 'Kỳ đã chốt số liệu', en: 'Period locked' } },
  'correction-outdated': {
    status: 412,
    title: { vi: 'Đã có bản mới hơn', en: 'There is a newer revision' },
  },
  'correction-needs-if-match': {
    status: 428,
    title: { vi: 'Điều chỉnh phải nêu bản được điều chỉnh', en: 'A correction must name its revision' },
  },
  'catalogue-outdated': {
    status: 412,
    title: { vi: 'Danh mục đã có phiên bản khác', en: 'There is another catalogue version' },
  },
  'catalogue-needs-if-match': {
    status: 428,
    title: { vi: 'Cần tiêu đề «If-Match» để nạp danh mục', en: 'A catalogue needs If-Match' },
  },
  'confirmation-needed': {
    status: 409,
    title: { vi: 'Cần xác nhận các thay đổi', en: 'Changes need confirmation' },
  },
  'second-operator-needed': {
    status: 409,
    title: { vi: 'Cần người vận hành thứ hai', en: 'A second operator is needed' },
  },
  'too-many-requests': { status: 429, title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' } },
  'too-many-revisions': {
    status: 409,
    title: { vi: 'Quá nhiều bản trong một kỳ', en: 'Too many revisions of a period' },
  },
  'address-not-allowed': {
    status: 422,
    title: { vi: 'Không được gửi thử tới địa chỉ này', en: 'Address not allowed for test messages' },
  },
  'headers-too-large': { status: 431, title: { vi: 'Tiêu đề quá lớn', en: 'Headers too large' } },
  internal: { status: 500, title: { vi: 'Lỗi hệ thống', en: 'Internal error' } },
  'stored-row-unreadable': {
    status: 500,
    title: { vi: 'Dữ liệu đã lưu không đọc được', en: 'Stored data cannot be read' },
  },
  unavailable: { status: 503, title: { vi: 'Chưa sẵn sàng', en: 'Not available' } },
};
