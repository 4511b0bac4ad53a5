import { portalPaths } from '../../contract/portal-paths.ts';
import type { Text } from '../../domain/language/text.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { LinkedPage } from '../letter/linked-page.ts';

const entry: Text = { vi: 'Mở trang nhập số liệu', en: 'Open the page to enter figures' };
const milestone: Text = { vi: 'Mở trang của mốc này', en: 'Open the page of this milestone' };
const everything: Text = { vi: 'Mở danh sách việc phải làm', en: 'Open the list of what is due' };

/** The page on which one does what an item is about. */
export function pageOf(item: WarningItem, portalUrl: string): LinkedPage {
  return item.goal === 'owed' || item.goal === 'submissions'
    ? { label: entry, url: portalUrl + portalPaths.entry(item.set, item.period, item.unit) }
    : { label: milestone, url: portalUrl + portalPaths.milestone(item.milestone) };
}

/** The page for a whole digest: that of its one item, or the list of all. */
export function pageOfDigest(
  { items, beyond, escalations = [] }: WarningDigest,
  portalUrl: string,
): LinkedPage {
  const [first, ...others] = items;
  const isOnly = others.length === 0 && beyond === undefined && escalations.length === 0;
  if (first !== undefined && isOnly) return pageOf(first, portalUrl);
  return { label: everything, url: portalUrl + portalPaths.home() };
}
