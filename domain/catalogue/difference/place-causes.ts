import type { Temporal } from 'temporal-polyfill';
import { asksForReceipts } from '../../delivery/post-duties.ts';
import { ownersOf, superiorsOf } from '../../delivery/superiors.ts';
import type { Catalogue, Unit } from '../catalogue.ts';
import { nameWithId } from '../name-with-id.ts';
import { existsOn, findUnit } from '../units.ts';
import { mailOfFigures, postsOf, type SilencingCause } from './silencing-cause.ts';

/** What is taken from superiors and reporting units by placing a unit elsewhere, of units that exist on a day or will. */
export function placeCauses(before: Catalogue, next: Catalogue, today: Temporal.PlainDate): SilencingCause[] {
  return before.units.flatMap((was) => {
    const now = findUnit(next, was.id);
    if (now === undefined || (was.validTo !== undefined && !existsOn(was, today))) return [];
    return [...otherParent(before, was, next, now), ...otherReporter(before, was, now)];
  });
}

/** Superiors who are no longer told what the unit leaves overdue. */
function otherParent(before: Catalogue, was: Unit, next: Catalogue, now: Unit): SilencingCause[] {
  if (was.parent === now.parent) return [];
  const still = new Set(superiorsOf(next, next.recipients, was.id, undefined).map(({ id }) => id));
  const no = superiorsOf(before, before.recipients, was.id, undefined).filter(({ id }) => !still.has(id));
  if (no.length === 0) return [];
  const posts = new Set(no.map(({ id }) => id));
  const { vi, en } = nameWithId(was);
  const words = { vi: `không còn là cấp trên của ${vi}`, en: `no longer above ${en}` };
  return [{ isAbout: ({ id }) => posts.has(id), kinds: ['warnings'], words }];
}

/** Posts of the unit that no longer reports for the unit; and the unit's own, whose reminders go to the one that now does. */
function otherReporter(before: Catalogue, was: Unit, now: Unit): SilencingCause[] {
  if (was.reportedBy === now.reportedBy) return [];
  const { vi, en } = nameWithId(was);
  const [former, present] = [was.reportedBy, now.reportedBy];
  const isOf = former === undefined ? null : postsOf(former);
  const words = { vi: `không còn gửi thay ${vi}`, en: `no longer reports for ${en}` };
  const kinds = mailOfFigures.filter((kind) => kind !== 'receipts');
  const fromFormer: SilencingCause[] =
    isOf === null
      ? []
      : [
          { isAbout: isOf, kinds, words },
          { isAbout: (post) => isOf(post) && asksForReceipts(post), kinds: ['receipts'], words },
        ];
  if (present === undefined || former !== undefined || ownersOf(before.recipients, present).length === 0)
    return fromFormer;
  const moved = {
    vi: 'thư nhắc số liệu của đơn vị chuyển đến nơi gửi thay',
    en: 'reminders of the unit’s figures go to the unit that reports for it',
  };
  return [...fromFormer, { isAbout: postsOf(was.id), kinds: ['warnings'], words: moved }];
}
