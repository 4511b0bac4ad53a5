import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { RateVerdict } from '../../domain/access/rate-limit.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';

/** The refusal of a session where only a token will do. */
export function tokensOnly(): Problem {
  return new Problem('forbidden', {
    vi: 'Thao tác này chỉ làm được bằng mã truy cập, với lệnh «tiendo», không làm được trong cổng: câu trả lời có mã truy cập mới, hoặc cần hai người vận hành, mỗi người một mã.',
    en: 'This takes a token and the command tiendo, not the portal: the answer holds a new token, or two operators must agree, each with a token.',
  });
}

/** The refusal of a caller in another role than an operation takes, which names both. */
export function wrongRole({ principal, session }: Caller, access: readonly Principal['role'][]): Problem {
  const { role } = principal;
  const listed = (language: Language, or: string) => access.map((one) => holders[one][language]).join(or);
  if (session !== undefined) {
    return new Problem('forbidden', {
      vi: `Phiên đăng nhập này là của ${holders[role].vi}, không được dùng cho thao tác này; cần quyền của ${listed('vi', ' hoặc ')}.`,
      en: `This session belongs to ${holders[role].en} and may not do this; it takes ${listed('en', ' or ')}.`,
    });
  }
  return new Problem('forbidden', {
    vi: `Mã truy cập này là của ${holders[role].vi}, không được dùng cho thao tác này; cần mã của ${listed('vi', ' hoặc ')}.`,
    en: `This token belongs to ${holders[role].en} and may not do this; use one of ${listed('en', ' or ')}.`,
  });
}

/** Who holds a token of each role, with the role as programs name it. */
const holders: Record<Principal['role'], Text> = {
  unit: { vi: 'đơn vị («unit»)', en: 'a unit (“unit”)' },
  reader: { vi: 'người xem («reader»)', en: 'a reader (“reader”)' },
  leader: { vi: 'lãnh đạo («leader»)', en: 'a leader (“leader”)' },
  operations: { vi: 'bộ phận vận hành («operations»)', en: 'operations (“operations”)' },
};

/** The refusal above the limit, which names who is counted together and when the next minute begins. */
export function tooManyRequests(
  { principal, session }: Caller,
  { limit, resetSeconds }: Pick<RateVerdict, 'limit' | 'resetSeconds'>,
): Problem {
  const who = session === undefined ? counted[principal.role] : personCounted;
  const wait = resetSeconds === 1 ? '1 second' : `${resetSeconds} seconds`;
  return new Problem('too-many-requests', {
    vi: `${who.vi} đã gửi quá ${limit.requests} yêu cầu trong một phút; tệp CSV tính mỗi lượt gửi số liệu là một yêu cầu. Đợi ${resetSeconds} giây rồi gửi lại; các đơn vị khác không bị ảnh hưởng.`,
    en: `${who.en} made more than ${limit.requests} requests in a minute; each submission of a CSV file counts as one. Send again in ${wait}; other units are not affected.`,
  });
}

const chainCounted: Text = {
  vi: 'Mã truy cập này, tính chung các mã đổi từ nó,',
  en: 'This token, with those rotated from it,',
};

/** Whose requests in the portal are counted together. */
const personCounted: Text = {
  vi: 'Ông/Bà, tính chung mọi phiên đăng nhập,',
  en: 'You, with all of your sessions,',
};

/** Whose requests are counted together, by role. */
const counted: Record<Principal['role'], Text> = {
  unit: { vi: 'Đơn vị này, tính chung mọi mã truy cập,', en: 'This unit, with all of its tokens,' },
  reader: chainCounted,
  leader: chainCounted,
  operations: {
    vi: 'Mã truy cập này, tính chung các mã đổi từ nó hoặc được cấp bằng nó,',
    en: 'This token, with those rotated from it or issued with it,',
  },
};
