import type { Text } from '../../domain/language/text.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** The failure of a request that got no answer: what is known of the reason, and what to do. */
export function unreachable(url: URL, cause: unknown): CommandFailure {
  const { vi, en } = reasonOf(url, codesOf(cause));
  const text = {
    vi: `Không kết nối được ${url.origin}. ${vi}`,
    en: `Cannot reach ${url.origin}. ${en}`,
  };
  return new CommandFailure(exitCodes.unavailable, text, { cause });
}

const again: Text = {
  vi: 'Kiểm tra địa chỉ (--url) rồi chạy lại lệnh này.',
  en: 'Check the address (--url) and run the command again.',
};

function reasonOf({ protocol, hostname }: URL, codes: readonly string[]): Text {
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (has(/^(ERR_SSL|EPROTO$)/))
    return {
      vi: `Máy chủ không trả lời bằng TLS; có thể địa chỉ bắt đầu bằng http://. ${again.vi}`,
      en: `The server does not speak TLS; the address may begin with http://. ${again.en}`,
    };
  if (protocol === 'https:' && has(/CERT|SIGNATURE|ISSUER/))
    return {
      vi: `Chứng thư TLS của máy chủ không hợp lệ (${codes.at(-1)}). ${again.vi}`,
      en: `The server’s TLS certificate is not valid (${codes.at(-1)}). ${again.en}`,
    };
  if (has(/^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/))
    return {
      vi: 'Mất kết nối trước khi có câu trả lời; có thể máy chủ đã làm xong. Xem lại rồi hãy chạy lại lệnh này.',
      en: 'The connection broke before an answer came; the server may have done it. Look before you run the command again.',
    };
  if (isLoopback(hostname)) {
    return {
      vi: `Nếu dùng bản chạy thử: chạy «npm start» ở cửa sổ khác, chờ đến khi in xong địa chỉ. ${again.vi}`,
      en: `If it is the local stack: run “npm start” in another window and wait for the address. ${again.en}`,
    };
  }
  if (has(/^(ENOTFOUND|EAI_AGAIN)$/))
    return {
      vi: `Không tìm thấy máy chủ nào tên ${hostname}, hoặc máy này không có mạng. ${again.vi}`,
      en: `There is no server called ${hostname}, or this machine is offline. ${again.en}`,
    };
  if (has(/Timeout|TIMEDOUT|TIMEOUT/))
    return { vi: `Máy chủ không trả lời kịp. ${again.vi}`, en: `The server took too long. ${again.en}` };
  return again;
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** The codes of an error and of everything that caused it, outermost first. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return [own, ...parts.flatMap(codesOf)];
}
