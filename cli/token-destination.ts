import { CommandFailure, exitCodes } from './exit-codes.ts';

const redirects: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Checks that a token may be sent to an address: over `https:` to any host, over `http:` to this machine only.
 * @param origin what named the address: an option or a variable
 * @throws CommandFailure for any other address, and for one with a user name
 */
export function checkTokenDestination(origin: string, url: URL): void {
  if (url.username !== '' || url.password !== '') {
    throw new CommandFailure(exitCodes.usage, {
      vi: `${origin}: địa chỉ không được có tên người dùng hay mật khẩu (phần trước «@»); dùng ${url.protocol}//${url.host}.`,
      en: `${origin}: the address must have no user name or password (the part before “@”); use ${url.protocol}//${url.host}.`,
    });
  }
  if (url.protocol === 'https:' || isThisMachine(url)) return;
  throw new CommandFailure(exitCodes.usage, {
    vi: `${origin}: mã truy cập không được gửi qua http đến ${url.host}, vì ai trên đường truyền cũng đọc được; dùng https://${url.host}. Chỉ máy này («localhost», 127.0.0.1) dùng được http.`,
    en: `${origin}: a token is not sent to ${url.host} over http, where others can read it on its way; use https://${url.host}. Only this machine (localhost, 127.0.0.1) may use http.`,
  });
}

/** By the host as the URL standard writes it, so that `127.1` and `0x7f000001` are 127.0.0.1, and a name is a name. */
function isThisMachine({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

/**
 * Checks that an answer is not a redirect, which a token does not follow.
 * @throws CommandFailure that names the address to use instead
 */
export function checkNotRedirected(url: URL, status: number, location: string | null): void {
  if (!redirects.includes(status)) return;
  const target = URL.parse(location ?? '', url);
  const there = target === null ? '' : ` ${target.protocol}//${target.host}`;
  throw new CommandFailure(exitCodes.unavailable, {
    vi: `${url.origin} chuyển hướng sang địa chỉ khác${there}; mã truy cập không được gửi theo. Nếu tin địa chỉ ấy, nêu nó bằng --url.`,
    en: `${url.origin} redirects to another address${there}; the token was not sent there. If you trust it, give it with --url.`,
  });
}
