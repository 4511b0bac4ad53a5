import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue, Recipient } from './catalogue.ts';

/** Checks that failures go to operations alone, and never to the address of a leader. */
export function checkFailureReaders({ recipients }: Catalogue): Violation[] {
  const leaders = new Map(
    recipients.flatMap((one) => (one.role === 'leader' ? [[one.email.toLowerCase(), one] as const] : [])),
  );
  return recipients.flatMap((post, index) => {
    if (!post.receives.includes('failures')) return [];
    const pointer = jsonPointer(['recipients', index, 'receives']);
    if (post.role !== 'operations') return [{ pointer, code: 'not-operations', detail: notOperations(post) }];
    const leader = leaders.get(post.email.toLowerCase());
    return leader === undefined ? [] : [{ pointer, code: 'is-leader', detail: isLeader(post, leader) }];
  });
}

function notOperations({ post }: Recipient): Text {
  return {
    vi: `Thư báo sự cố («failures») chỉ gửi bộ phận vận hành: ghi vai trò vận hành («operations») cho ${post.vi}, hoặc bỏ thư báo sự cố.`,
    en: `E-mails about failures (“failures”) go to operations alone: give ${post.en} the role of operations (“operations”), or remove these e-mails.`,
  };
}

function isLeader({ post, email }: Recipient, leader: Recipient): Text {
  return {
    vi: `${email} cũng là địa chỉ của lãnh đạo (${leader.post.vi}); lãnh đạo không nhận thư báo sự cố. Ghi địa chỉ khác cho ${post.vi}.`,
    en: `${email} is also a leader’s address (${leader.post.en}), and leaders get no e-mails about failures. Give ${post.en} another address.`,
  };
}
