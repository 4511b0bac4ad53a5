import { portalPaths } from '../../contract/portal-paths.ts';
import type { Text } from '../../domain/language/text.ts';
import type { OwedItem, WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import { asksForExtension } from './owed-words.ts';

const entry: Text = { vi: 'Mở trang nhập số liệu', en: 'Open the page to enter figures' };
const approval: Text = { vi: 'Mở trang duyệt số liệu', en: 'Open the page to approve figures' };
const extension: Text = { vi: 'Mở trang xin gia hạn', en: 'Open the page to ask for an extension' };
const figures: Text = { vi: 'Xem số liệu đã gửi', en: 'See what was sent' };
const milestone: Text = { vi: 'Mở trang của mốc này', en: 'Open the page of this milestone' };
const milestones: Text = { vi: 'Mở danh sách mốc tiến độ', en: 'Open the list of milestones' };
const turnout: Text = { vi: 'Mở tình hình gửi số liệu', en: 'See who has sent figures' };
const everything: Text = { vi: 'Mở danh sách việc phải làm', en: 'Open the list of what is due' };

/** The pages of a stage: their base URL, and whether the reader may act for a unit there. */
export type Pages = { readonly portalUrl: string; readonly mayAct: boolean };

/**
 * The page on which one does what an item is about, or looks at it.
 * @param at when the digest leaves; null when that is not known
 */
export function pageOf(item: WarningItem, { portalUrl, mayAct }: Pages, at: InstantText | null): LinkedPage {
  if (item.goal !== 'owed' && item.goal !== 'submissions')
    return { label: milestone, url: portalUrl + portalPaths.milestone(item.milestone) };
  if (!mayAct) return { label: figures, url: entryUrl(item, portalUrl) };
  if (item.goal === 'submissions') return { label: entry, url: entryUrl(item, portalUrl) };
  // Only the list of what is owed has the button for it.
  if (asksForExtension(item, at)) return { label: extension, url: portalUrl + portalPaths.home() };
  return { label: item.approval === 'waiting' ? approval : entry, url: entryUrl(item, portalUrl) };
}

/** The page for a whole digest: that of its one item, or the list of all; null where no one page is about it. */
export function pageOfDigest(
  { items, beyond, escalations = [] }: WarningDigest,
  pages: Pages,
  at: InstantText | null,
): LinkedPage | null {
  const { portalUrl, mayAct } = pages;
  const [first, ...others] = items;
  const isOnly = others.length === 0 && beyond === undefined && escalations.length === 0;
  if (first !== undefined && isOnly) return pageOf(first, pages, at);
  if (items.length === 0 || !mayAct)
    return pageOfMost([...items, ...escalations.map(({ item }) => item)], portalUrl);
  return { label: everything, url: portalUrl + portalPaths.home() };
}

/**
 * What one looks at who does nothing about it: where most of the items are explained. The page of a milestone, or of the week in which
 * figures are owed; the list of milestones for several. Null where most have no page of their own kind.
 */
function pageOfMost(items: readonly WarningItem[], portalUrl: string): LinkedPage | null {
  const ofMilestones = items.flatMap((item) =>
    item.goal === 'owed'
      ? []
      : [{ label: milestone, url: portalUrl + portalPaths.milestone(item.milestone) }],
  );
  const ofFigures = items.flatMap((item) => (item.goal === 'owed' ? [weekOf(item, portalUrl)] : []));
  if (ofMilestones.length >= ofFigures.length && ofMilestones.length > 0) {
    const [first] = ofMilestones;
    const isOne = items.length === ofMilestones.length && ofMilestones.every(({ url }) => url === first?.url);
    return isOne && first !== undefined
      ? first
      : { label: milestones, url: portalUrl + portalPaths.milestones() };
  }
  const [most] = [...Map.groupBy(ofFigures, (url) => url)].toSorted(([, a], [, b]) => b.length - a.length);
  const url = most?.[0] ?? null;
  return url === null ? null : { label: turnout, url };
}

/** The page that shows who has sent figures; only of weeks there is one. */
function weekOf({ set, period }: OwedItem, portalUrl: string): string | null {
  return period.includes('W') ? portalUrl + portalPaths.week(set, period) : null;
}

/** The page on which a superior sees how far a unit is: its figures, which only those who may send them can change, or the milestone. */
export function explainingUrl(item: WarningItem, portalUrl: string): string {
  return item.goal === 'owed' || item.goal === 'submissions'
    ? entryUrl(item, portalUrl)
    : portalUrl + portalPaths.milestone(item.milestone);
}

function entryUrl(
  { set, period, unit }: { readonly set: string; readonly period: string; readonly unit: string },
  portalUrl: string,
): string {
  return portalUrl + portalPaths.entry(set, period, unit);
}
