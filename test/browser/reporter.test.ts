import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { type ClerkPage, clerkPages } from './clerk-page.ts';
import type { PortalServer } from './portal-server.ts';

const open = clerkPages({ viewport: { width: 360, height: 740 } });
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let close: ClerkPage['close'];
let page: Page;

/** Sở A reports for two offices. */
function reporting(): Catalogue {
  const { units, ...rest } = catalogueWithPortal();
  const offices = ['Một', 'Hai'].map((name, at) => ({
    ...({ id: `P.A.${at + 1}`, parent: 'P.A', level: 'department', reportedBy: 'P.A' } as const),
    name: { vi: `Phòng ${name}`, en: `Office ${at + 1}` },
  }));
  return { ...rest, units: [...units, ...offices] };
}

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(reporting());
  ({ server, page, close } = await open(world));
});
afterEach(() => close());

describe('F152: a clerk whose unit reports for others', { timeout: 60_000 }, () => {
  it('sees at home what they owe, and takes one workbook for all', async () => {
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Gửi thay 2 đơn vị' }).waitFor();
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Phòng Một',
      'Phòng Hai',
    ]);
    await page.getByRole('button', { name: 'Xin gia hạn: Bộ chỉ số S, tuần 02/2024, Phòng Hai' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    const link = page.getByRole('link', { name: 'Tải một sổ Excel cho 3 biểu đang nhận' });
    expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toBe(
      '/v1/workbooks?forms=S/2024-W02/P.A,S/2024-W02/P.A.1,S/2024-W02/P.A.2',
    );
  });

  it('opens the form of one of them, sends it, and sees its receipt', async () => {
    await page.goto(`${server.url}/p/entry/S/2024-W02/P.A.2`);
    await page.getByText('Phòng Hai').first().waitFor();
    await page.locator('[id="S.4-count"]').fill('7');
    await page.getByRole('button', { name: 'Gửi số liệu' }).click();
    await page.getByText('Bản 1, nhận lúc 09:00 ngày 10/01/2024, đúng hạn; có 1 số liệu').waitFor();
    await page.getByText('Mới nhất: bản 1, nhận lúc 09:00 ngày 10/01/2024, đúng hạn').waitFor();
    const [set] = reporting().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const stored = await world.ports.submissions.revisions(set, '2024-W02', 'P.A.2');
    expect(stored.map(({ unit, revision }) => [unit, revision])).toEqual([['P.A.2', 1]]);
    expect(await violations(page)).toEqual([]);
  });
});
