import { portalPaths } from '../../contract/portal-paths.ts';
import type { Text } from '../../domain/language/text.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import { asksForExtension } from './owed-words.ts';

const entry: Text = { vi: 'Mở trang nhập số liệu', en: 'Open the page to enter figures' };
const approval: Text = { vi: 'Mở trang duyệt số liệu', en: 'Open the page to approve figures' };
const extension: Text = { vi: 'Mở trang xin gia hạn', en: 'Open the page to ask for an extension' };
const milestone: Text = { vi: 'Mở trang của mốc này', en: 'Open the page of this milestone' };
const milestones: Text = { vi: 'Mở danh sách mốc tiến độ', en: 'Open the list of milestones' };
const turnout: Text = { vi: 'Mở tình hình gửi số liệu', en: 'See who has sent figures' };
const everything: Text = { vi: 'Mở danh sách việc phải làm', en: 'Open the list of what is due' };

/**
 * The page on which one does what an item is about.
 * @param at when the digest leaves; null when that is not known
 */
export function pageOf(item: WarningItem, portalUrl: string, at: string | null): LinkedPage {
  if (item.goal !== 'owed')
    return item.goal === 'submissions'
      ? { label: entry, url: entryUrl(item, portalUrl) }
      : { label: milestone, url: portalUrl + portalPaths.milestone(item.milestone) };
  // Only the list of what is owed has the button for it.
  if (asksForExtension(item, at)) return { label: extension, url: portalUrl + portalPaths.home() };
  return { label: item.approval === 'waiting' ? approval : entry, url: entryUrl(item, portalUrl) };
}

/** The page for a whole digest: that of its one item, or the list of all; null where no one page is about it. */
export function pageOfDigest(
  { items, beyond, escalations = [] }: WarningDigest,
  portalUrl: string,
  at: string | null,
): LinkedPage | null {
  if (items.length === 0)
    return pageOfSuperior(
      escalations.map(({ item }) => item),
      portalUrl,
    );
  const [first, ...others] = items;
  const isOnly = others.length === 0 && beyond === undefined && escalations.length === 0;
  if (first !== undefined && isOnly) return pageOf(first, portalUrl, at);
  return { label: everything, url: portalUrl + portalPaths.home() };
}

/** What a superior looks at who owes nothing: the page of the one thing that is overdue, or the list of what there is. */
function pageOfSuperior(items: readonly WarningItem[], portalUrl: string): LinkedPage | null {
  const pages = items.flatMap((item) => {
    if (item.goal !== 'owed')
      return { label: milestone, url: portalUrl + portalPaths.milestone(item.milestone) };
    // Only of weeks a page shows who has sent figures.
    if (!item.period.includes('W')) return [];
    return { label: turnout, url: portalUrl + portalPaths.week(item.set, item.period) };
  });
  const [first] = pages;
  if (first === undefined) return null;
  if (pages.length === items.length && pages.every(({ url }) => url === first.url)) return first;
  if (items.every(({ goal }) => goal === 'owed')) return null;
  return { label: milestones, url: portalUrl + portalPaths.milestones() };
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
