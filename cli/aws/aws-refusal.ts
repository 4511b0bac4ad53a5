import type { Text } from '../../domain/language/text.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

const noCredentials = new Set(['CredentialsProviderError', 'TokenProviderError']);
const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const skewed = new Set(['RequestTimeTooSkewed', 'RequestInTheFuture', 'InvalidSignatureException']);
const unreached = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|TimeoutError)$/;
const denied = /^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError)/;

/** What a refusal of AWS means to the operator, and what to do. */
type AwsRefusal = { readonly exitCode: number; readonly detail: Text; readonly next: Text };

/** What AWS refused, for the end of a command; null for an error that does not come from AWS. */
export function awsFailure(error: unknown): CommandFailure | null {
  const refusal = awsRefusal(error);
  if (refusal === null) return null;
  const { exitCode, detail, next } = refusal;
  const text = { vi: `${detail.vi} ${next.vi}`, en: `${detail.en} ${next.en}` };
  return new CommandFailure(exitCode, text, { cause: error });
}

/** Why AWS did not do what was asked, and what to do; null for an error that does not come from AWS. */
export function awsRefusal(error: unknown): AwsRefusal | null {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  if (noCredentials.has(name)) {
    return {
      exitCode: exitCodes.access,
      detail: {
        vi: 'Không tìm thấy thông tin đăng nhập AWS.',
        en: 'There are no AWS credentials.',
      },
      next: {
        vi: 'Đặt AWS_PROFILE, hoặc đăng nhập bằng «aws sso login».',
        en: 'Set AWS_PROFILE, or sign in with “aws sso login”.',
      },
    };
  }
  if (expired.has(name)) {
    return {
      exitCode: exitCodes.access,
      detail: { vi: 'Phiên đăng nhập AWS đã hết hạn.', en: 'The AWS session has expired.' },
      next: {
        vi: 'Đăng nhập lại, ví dụ «aws sso login».',
        en: 'Sign in again, for example with “aws sso login”.',
      },
    };
  }
  if (skewed.has(name)) {
    return {
      exitCode: exitCodes.access,
      detail: {
        vi: 'AWS không nhận chữ ký: đồng hồ máy này có thể sai.',
        en: 'AWS rejects the signature: this machine’s clock may be wrong.',
      },
      next: {
        vi: 'Đặt lại giờ máy này theo máy chủ thời gian.',
        en: 'Set this machine’s clock from a time server.',
      },
    };
  }
  if (denied.test(name)) {
    return {
      exitCode: exitCodes.access,
      detail: { vi: `AWS không cho phép: ${message}`, en: `AWS denies it: ${message}` },
      next: {
        vi: 'Dùng một vai trò IAM được phép đọc những thứ này.',
        en: 'Use an IAM role that may read this.',
      },
    };
  }
  if (unreached.test('code' in error ? String(error.code) : name)) {
    return {
      exitCode: exitCodes.unavailable,
      detail: { vi: 'Không kết nối được AWS.', en: 'AWS cannot be reached.' },
      next: {
        vi: 'Kiểm tra mạng và vùng AWS; đi qua máy chủ trung gian thì đặt HTTPS_PROXY.',
        en: 'Check the network and the region; behind a proxy, set HTTPS_PROXY.',
      },
    };
  }
  if (!('$metadata' in error)) return null;
  return {
    exitCode: exitCodes.unavailable,
    detail: { vi: `AWS báo lỗi: ${name}: ${message}`, en: `AWS failed: ${name}: ${message}` },
    next: { vi: 'Chạy lại lệnh này sau vài phút.', en: 'Run the command again in a few minutes.' },
  };
}
