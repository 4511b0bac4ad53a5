import type { Temporal } from 'temporal-polyfill';
import type { MessageKind } from '../delivery/message-kind.ts';
import { warnedOfFigures, warnedOfMilestone } from '../delivery/warned-unit.ts';
import { failureReaders } from '../failures/failure-readers.ts';
import { formatInteger } from '../language/format.ts';
import type { Text } from '../language/text.ts';
import { deadlineOn } from '../milestone/deadline.ts';
import { periodOf } from '../period/period.ts';
import { isOwed } from '../period/window.ts';
import { owingUnits } from '../submission/completeness/completeness.ts';
import type { Catalogue } from './catalogue.ts';
import { nameWithId } from './name-with-id.ts';
import { existsOn } from './units.ts';

/** A kind of mail that goes to nobody, and what to change. */
export type MailToNobody = { readonly kind: MessageKind; readonly detail: Text };

/** The most units that are named. */
const mostNamed = 5;

/**
 * The mail that nobody would get, though there is reason for it: failures, the weekly report, and the warnings of units that owe
 * something on a day. A catalogue may be so, for instance the first one; who applies it should know.
 */
export function mailToNobody(catalogue: Catalogue, day: Temporal.PlainDate): MailToNobody[] {
  return [...unreadFailures(catalogue, day), ...unreadReport(catalogue), ...unreadWarnings(catalogue, day)];
}

function unreadFailures(catalogue: Catalogue, day: Temporal.PlainDate): MailToNobody[] {
  if (failureReaders(catalogue, day).length > 0) return [];
  const isThere = catalogue.recipients.some(({ role }) => role === 'operations');
  return [{ kind: 'failures', detail: isThere ? operatorsAreLeaders : noOperators }];
}

const noOperators: Text = {
  vi: 'Không ai nhận thư báo sự cố và đề nghị gia hạn của các đơn vị: thêm người nhận có vai trò vận hành trên cổng.',
  en: 'Nobody gets the e-mails about failures and the units’ requests for an extension: add a recipient with the role of operations in the portal.',
};

const operatorsAreLeaders: Text = {
  vi: 'Không ai nhận thư báo sự cố, vì người nhận có vai trò vận hành dùng địa chỉ của lãnh đạo: ghi địa chỉ khác.',
  en: 'Nobody gets the e-mails about failures, because those with the role of operations have addresses of leaders: give them others.',
};

function unreadReport({ sets, recipients }: Catalogue): MailToNobody[] {
  if (recipients.some(({ receives }) => receives.includes('weekly-report'))) return [];
  return sets
    .filter(({ leagues }) => leagues.length > 0)
    .map((set) => {
      const { vi, en } = nameWithId(set);
      return {
        kind: 'weekly-report',
        detail: {
          vi: `Không ai nhận báo cáo tuần của ${vi}: chọn báo cáo tuần cho người cần nhận.`,
          en: `Nobody gets the weekly report of ${en}: choose the weekly report for those who should get it.`,
        },
      };
    });
}

function unreadWarnings(catalogue: Catalogue, day: Temporal.PlainDate): MailToNobody[] {
  const unread = unreadUnits(catalogue, day);
  const without = catalogue.units.filter((unit) => unread.has(unit.id) && existsOn(unit, day));
  if (without.length === 0) return [];
  const names = without.slice(0, mostNamed).map(nameWithId);
  const more = without.length - names.length;
  const listed = (language: 'vi' | 'en') => names.map((name) => name[language]).join(', ');
  const [vi, en] = [formatInteger(more, 'vi'), formatInteger(more, 'en')];
  return [
    {
      kind: 'warnings',
      detail: {
        vi: `Không ai nhận thư nhắc việc của ${listed('vi')}${more === 0 ? '' : ` và ${vi} đơn vị khác`}: chọn thư nhắc việc cho một đầu mối thuộc đơn vị.`,
        en: `Nobody gets the deadline warnings of ${listed('en')}${more === 0 ? '' : ` and ${en} more ${more === 1 ? 'unit' : 'units'}`}: choose warnings for a post of the unit.`,
      },
    },
  ];
}

/** The units that nobody is warned of when they do not do what they owe: figures for the period of a day, or a milestone not before it. */
function unreadUnits(catalogue: Catalogue, day: Temporal.PlainDate): ReadonlySet<string> {
  // Only these are warned, and they are looked through for every unit.
  const recipients = catalogue.recipients.filter(({ receives }) => receives.includes('warnings'));
  const warned = new Set(recipients.map(({ unit }) => unit));
  const isUnread = (unit: string) => !warned.has(unit);
  const ofSets = catalogue.sets.flatMap((set) => {
    const period = periodOf(set.frequency, day);
    if (set.ladder === 'none' || !isOwed(set, period)) return [];
    return owingUnits(catalogue, set, period)
      .map(({ id }) => id)
      .filter((id) => isUnread(warnedOfFigures(catalogue, recipients, id, period.to)));
  });
  const ofMilestones = catalogue.milestones
    .filter((one) => deadlineOn(one, day).date.toString() >= day.toString())
    .flatMap(({ obligations }) => obligations.map(({ unit }) => unit))
    .filter((unit) => isUnread(warnedOfMilestone(catalogue, recipients, unit, day)));
  return new Set([...ofSets, ...ofMilestones]);
}
