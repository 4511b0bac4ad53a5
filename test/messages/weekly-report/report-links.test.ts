import { describe, expect, it } from 'vitest';
import { extents } from '../../../messages/letter/extent.ts';
import { absentUnitsOf } from '../../../messages/weekly-report/absent-units.ts';
import { reportPages } from '../../../messages/weekly-report/report-pages.ts';
import { fullReport } from '../every-message.ts';
import { explainedUnits, reader, renderWeeklyReport, report } from './weekly-report-fixture.ts';

const portalUrl = 'https://tiendo.example';
const inVietnamese = { ...reader, language: 'vi' as const };
const scorecard = (unit: string) => `${portalUrl}/p/unit/${unit}?set=766&amp;period=2024-W02`;

/** Where the names of a message lead: each address with its words, in their order. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a class="ink" href="([^"]*)">([^<]*)<\/a>/g)].map(
    ([, url, words]) => `${words} → ${url}`,
  );
}

const to = (name: string, unit: string) => `${name} → ${scorecard(unit)}`;

describe('P6: the names in a weekly report', () => {
  it('each lead to the page that explains the unit’s result: moved most, own, first, last and movers', () => {
    const { html } = renderWeeklyReport(report, inVietnamese, null, [], portalUrl);
    expect(linksOf(html)).toEqual([
      // In the headline.
      to('Sở Tư pháp', 'BD.STP'),
      to('Sở Văn hóa, Thể thao và Du lịch', 'BD.SVHTTDL'),
      // The reader’s own.
      to('Sở Tư pháp', 'BD.STP'),
      // At the top and at the bottom.
      to('Sở Tư pháp', 'BD.STP'),
      to('Sở Y tế', 'BD.SYT'),
      // The one that rose and the one that fell.
      to('Sở Tư pháp', 'BD.STP'),
      to('Sở Văn hóa, Thể thao và Du lịch', 'BD.SVHTTDL'),
      to('UBND thành phố Thủ Dầu Một', 'BD.718'),
    ]);
  });

  it('lead there of those that sent nothing, that wrote something and of milestones', () => {
    const { html } = renderWeeklyReport(fullReport, inVietnamese, null, [], portalUrl);
    const links = linksOf(html);
    for (const link of [
      to('Sở Ngoại vụ', 'BD.SNGV'),
      to('Sở Tư pháp', 'BD.STP'),
      `Hoàn thành bộ dữ liệu số → ${portalUrl}/p/milestone/m`,
    ])
      expect(links).toContain(link);
  });

  it('lead there from every row of a table, the reader’s own too', () => {
    const { html } = renderWeeklyReport(report, inVietnamese, null, [], portalUrl);
    expect([...html.matchAll(/<a class="unit" href="([^"]*)">/g)].map(([, url]) => url)).toEqual(
      report.leagues.flatMap(({ lines }) => lines.map(({ unit }) => scorecard(unit))),
    );
    expect(html).toContain(`<b><a class="unit" href="${scorecard('BD.STP')}">Sở Tư pháp</a></b>`);
  });

  it('lead there in each language', () => {
    const { html } = renderWeeklyReport(fullReport, reader, null, [], portalUrl);
    const [vi = [], en = []] = html.split('lang="en" align').map((half) => linksOf(half));
    const addresses = (links: readonly string[]) => links.map((link) => link.split(' → ')[1]).toSorted();
    expect(addresses(vi)).toEqual(addresses(en));
    expect(vi.length).toBeGreaterThan(10);
  });

  it('lead to an address that has the unit’s id as it is', () => {
    const pages = reportPages({ set: 'A&B', period: '2024-W02' }, portalUrl);
    expect([pages.unit('P/1?'), pages.milestone('m 1')]).toEqual([
      `${portalUrl}/p/unit/P%2F1%3F?set=A%26B&period=2024-W02`,
      `${portalUrl}/p/milestone/m%201`,
    ]);
  });

  it('lead nowhere where the stage has no pages', () => {
    const { html, text } = renderWeeklyReport(fullReport, reader);
    expect([linksOf(html), html.includes('href'), text.includes('http')]).toEqual([[], false, false]);
  });

  it('have no address each in plain text, which says where to look', () => {
    const { text } = renderWeeklyReport(explainedUnits(28), inVietnamese, null, [], portalUrl);
    expect(text.match(/.*https:.*/g)).toEqual([`Mở bảng xếp hạng đầy đủ: ${portalUrl}/p/week/766/2024-W02`]);
    expect(text).toContain(
      'Vì sao từng đơn vị tăng hay giảm: mở trang dưới đây rồi bấm vào tên đơn vị.\n\nMở bảng xếp hạng đầy đủ',
    );
  });

  it('are names alone in a report from before that knows no ids of those that sent nothing', () => {
    const [first] = report.leagues;
    if (first === undefined) throw new Error('the fixture has changed');
    const pages = reportPages(report, portalUrl);
    expect(absentUnitsOf({ ...report, leagues: [first] }, [], extents[0], pages, 'vi')).toEqual({
      title: 'Chưa gửi số liệu: 1 đơn vị',
      lines: [['Sở Ngoại vụ']],
    });
  });
});
