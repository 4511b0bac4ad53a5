import { portalPaths } from '../../contract/portal-paths.ts';
import type { LinkedPage } from './linked-page.ts';

/** The page with the whole rankings of a set for a period; null where the stage has no pages. */
export function weekPage(portalUrl: string | null, set: string, period: string): LinkedPage | null {
  if (portalUrl === null) return null;
  return {
    label: { vi: 'Mở bảng xếp hạng đầy đủ', en: 'Open the whole ranking' },
    url: portalUrl + portalPaths.week(set, period),
  };
}
