import type { Text } from '../language/text.ts';
import type { AuditedOperation } from './audited-operations.ts';

/** What was done, as the log shows it. */
export const auditOperationWords: Readonly<Record<AuditedOperation, Text>> = {
  putCatalogue: { vi: 'nạp danh mục', en: 'catalogue applied' },
  proposeCatalogue: { vi: 'đề nghị danh mục', en: 'catalogue proposed' },
  approveCatalogue: { vi: 'đồng ý nạp danh mục', en: 'catalogue approved' },
  createException: { vi: 'mở ngoại lệ', en: 'exception opened' },
  closeException: { vi: 'đóng ngoại lệ', en: 'exception closed' },
  decideExtension: { vi: 'quyết định gia hạn', en: 'extension decided' },
  decideFigures: { vi: 'duyệt hoặc trả lại số liệu', en: 'figures approved or returned' },
  createToken: { vi: 'cấp mã truy cập', en: 'token issued' },
  rotateToken: { vi: 'đổi mã truy cập', en: 'token rotated' },
  revokeToken: { vi: 'thu hồi mã truy cập', en: 'token revoked' },
  revokeSession: { vi: 'thu hồi phiên đăng nhập', en: 'session revoked' },
  issueOperationsToken: { vi: 'cấp mã vận hành trực tiếp', en: 'operations token issued directly' },
  recomputeRanking: { vi: 'xếp hạng lại', en: 'ranking re-computed' },
  pauseDeliveries: { vi: 'tạm dừng gửi thư', en: 'sending paused' },
  resumeDeliveries: { vi: 'gửi thư trở lại', en: 'sending resumed' },
  resendDeliveries: { vi: 'gửi lại thư không gửi được', en: 'failed messages sent again' },
  releaseRun: { vi: 'đồng ý cho lần chạy gửi thư', en: 'held run agreed to' },
  sendPreview: { vi: 'gửi thử một thư', en: 'test message sent' },
};
