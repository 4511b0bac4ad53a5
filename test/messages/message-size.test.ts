import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressJson } from '../../adapters/compressed-json.ts';
import { MemoryCatalogueStore } from '../../adapters/memory/catalogue-store.ts';
import { MemoryEditionStore } from '../../adapters/memory/edition-store.ts';
import { packWeeklyReport } from '../../adapters/stored-body.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import type { Text } from '../../domain/language/text.ts';
import { digestItems } from '../../domain/milestone/urgency.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { Edition, RankingLine } from '../../domain/ranking/edition.ts';
import { mostAbsent } from '../../domain/report/absent-unit.ts';
import { mostMilestones, mostUnitsOfMilestone } from '../../domain/report/milestone-at-risk.ts';
import { rankingCorrection } from '../../domain/report/ranking-correction.ts';
import { reportedLeague } from '../../domain/report/reported-league.ts';
import { mostLeagues, rowsOf } from '../../domain/report/shown-lines.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { scoresOf } from '../../domain/scoring/indicator-scores.ts';
import type { Message } from '../../messages/letter/message.ts';
import { deliveryReason, renderMessage } from '../../messages/message-kinds.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import { ownLinesOf } from '../../usecases/reporting/own-lines.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { iso } from '../fixtures/instants.ts';
import { sized } from '../fixtures/size.ts';
import { receipt } from './submission-receipt/receipt-fixture.ts';
import { explained, report } from './weekly-report/weekly-report-fixture.ts';

/** A district, a province, provinces and communes, a nation, and more than any. */
const sizes = [63, 119, 615, 7_500, 100_000];

/** The base of the pages that messages lead to. */
const portalUrl = 'https://tiendo.binhduong.gov.vn';

/** How large a message's HTML may be, and the stored content of a delivery. */
const mostHtml = 90_000;
const mostStored = 390_000;

const catalogue: Catalogue = smallCatalogue();
const usual = (what: string): Text => ({
  vi: `Ủy ban nhân dân ${what}`,
  en: `People's Committee of ${what}`,
});
/** The longest name that the catalogue allows, made of characters that take the most room. */
const longest = (what: string): Text => ({
  vi: `${what} ${'ộ&'.repeat(245)}`,
  en: `${what} ${'&'.repeat(490)}`,
});
const namings: readonly [string, (what: string) => Text, readonly number[]][] = [
  ['usual names', usual, sizes],
  ['the longest names', longest, sizes.slice(0, 4)],
];

/** Everybody of so many units, who is one person. */
function personOf(units: number, name: (what: string) => Text): Delivery['recipient'] {
  const posts = Array.from({ length: units }, (_, index) => ({
    id: `r${index}`,
    post: name(`chủ tịch ${index}`),
    unit: `U${index}`,
    email: 'one@example.vn',
    receives: ['weekly-report' as const],
  }));
  const [person] = personsOf(posts);
  if (person === undefined) throw new RangeError('there is nobody');
  return recipientFrom(person);
}

/** The same, of one unit in the middle. */
const personOfOne = (units: number): Delivery['recipient'] => ({
  id: 'r',
  post: usual('chủ tịch'),
  unit: `U${units >> 1}`,
  email: 'one@example.vn',
});

async function rendered(
  content: DeliveryContent,
  recipient: Delivery['recipient'],
  layout?: WeeklyReportLayout,
) {
  const help = { helpdesk: usual('văn phòng'), takesReplies: false };
  const reader = {
    recipient,
    leaving: 'duty',
    at: iso('2024-01-16T00:35:00Z'),
    help,
    portalUrl,
    portalLimit: null,
    calendars: [],
    missingWorkbook: null,
    files: [],
  } as const;
  const find = async () => {
    if (layout === undefined) throw new Error('no report');
    return layout;
  };
  return renderMessage(content, reader, find);
}

function expectSmall(message: Message, content: DeliveryContent, recipient: Delivery['recipient']): void {
  expect(Buffer.byteLength(message.html)).toBeLessThan(mostHtml);
  expect(Buffer.byteLength(message.text)).toBeLessThan(mostHtml);
  expect(compressJson({ content, recipient }).length).toBeLessThan(mostStored);
  const { vi, en } = deliveryReason({ content, recipient });
  expect(Math.max(vi.length, en.length)).toBeLessThan(20_000);
}

const indicators = ['766.3.3', '766.2.1', '766.4.3'];
const scores = scoresOf(
  indicators.map((indicator) => ({ indicator, points: 10, maxPoints: 20, attainment: 12_000 })),
);
const why: RankingLine['why'] = {
  indicators: indicators.map((indicator) => ({ indicator, points: 10 })),
  notSent: indicators.map((indicator) => ({ indicator, points: 10, lacking: 'before' as const })),
  ownPlaces: 3,
  othersPlaces: -1,
};

function lineOf(index: number, of: number, name: (what: string) => Text): RankingLine {
  const isSilent = index >= of * 0.8;
  return {
    unit: `U${index}`,
    name: name(`xã ${index}`),
    rank: isSilent ? null : index + 1,
    points: 6_000,
    maxPoints: 7_000,
    class: null,
    late: index % 7 === 0,
    illustrative: false,
    submitted: !isSilent,
    sent: isSilent ? 'nothing' : index % 5 === 0 ? 'partial' : 'complete',
    notRanked: isSilent ? 'nothing-sent' : null,
    noSingleStep: false,
    groups: [],
    lacking: index % 5 === 0 ? indicators : [],
    delta: isSilent ? null : { points: (index * 37) % 500, places: ((index * 31) % 90) - 45 },
    indicators: scores,
    why,
    stepUp: { indicator: '766.2.1', more: 1_200, points: 40, rank: 1 },
  };
}

/** A frozen ranking of so many units, of which some have come and gone. */
function editionOf(league: string, units: number, name: (what: string) => Text): Edition {
  const lines = Array.from({ length: units }, (_, index) => lineOf(index, units, name));
  const some = lines
    .filter((_, index) => index % 9 === 0)
    .map(({ unit, name: named }) => ({ unit, name: named }));
  return {
    set: '766',
    period: '2024-W02',
    league,
    edition: 2,
    catalogueVersion: 1,
    rules: 2,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    inputDigest: 'd'.repeat(64),
    digestVersion: 2,
    comparedWith: { period: '2024-W01', edition: 1, of: units, among: units },
    expected: units,
    received: Math.ceil(units * 0.8),
    complete: 1,
    partial: 2,
    provisional: false,
    classes: [],
    excluded: some,
    joined: some,
    left: some.map((unit) => ({ ...unit, successor: null })),
    recomputed: {
      reason: 'Đính chính',
      moved: lines.map(({ unit, name: named }) => ({
        unit,
        name: named,
        before: { rank: 3, points: 6_000, revision: 1 },
        after: { rank: 2, points: 6_100, revision: 2 },
      })),
    },
    lines,
  };
}

/** What readers get of the ranking of a number of units in a number of leagues. */
async function reportOf(units: number, leagueCount: number, name: (what: string) => Text) {
  const editions = Array.from({ length: leagueCount }, (_, index) =>
    editionOf(`league-${index}`, Math.ceil(units / leagueCount), name),
  );
  const rows = rowsOf(editions.map(({ lines }) => lines.length));
  const leagues: WeeklyReport['leagues'] = editions.map((edition, index) => ({
    ...reportedLeague(
      catalogue,
      { id: edition.league, name: name(edition.league), level: 'commune' },
      edition,
      new Set(),
      index < mostLeagues ? rows : 0,
    ),
    absent: Array.from({ length: mostAbsent }, (_, at) => ({
      unit: `U${at}`,
      name: name(`xã ${at}`),
      weeks: 1 + (at % 8),
      workingDays: at,
    })),
    carriers: {
      up: { name: name('chỉ số'), points: 5 },
      down: { name: name('chỉ số'), points: -5 },
      sum: { units: 99_999, points: -99_999_999, sentNow: 99_999_999, notSentNow: -99_999_999 },
    },
  }));
  const whole: WeeklyReport = {
    ...report,
    setName: name('bộ'),
    leagues,
    milestones: Array.from({ length: mostMilestones }, (_, at) => ({
      milestone: `m${at}`,
      name: name(`mốc ${at}`),
      date: '2024-02-29',
      before: false,
      status: 'overdue' as const,
      workingDays: 9,
      obliged: units,
      done: 0,
      behind: {
        count: units,
        names: Array.from({ length: mostUnitsOfMilestone }, (_unused, unit) => name(`xã ${unit}`)),
      },
    })),
    remarks: Array.from({ length: 60 }, (_, at) => ({
      unit: `U${at}`,
      name: name(`xã ${at}`),
      readableBy: [`U${at}`, `U${units >> 1}`],
      note: '&ộ'.repeat(200),
      more: 9,
      illustrative: true,
      comments: Array.from({ length: 3 }, () => ({
        figures: [{ indicator: name('chỉ số'), figure: name('hồ sơ') }],
        text: '&ộ'.repeat(200),
      })),
    })),
    indicators: explained.indicators.map((indicator) => ({ ...indicator, name: name(indicator.id) })),
    corrected: editions.map(({ league }) => ({
      period: '2024-W01',
      league,
      leagueName: name(league),
      edition: 2,
      reason: 'ộ'.repeat(1_000),
      moved: 3,
    })),
  };
  const store = new MemoryEditionStore();
  store.find = async (_set, _period, league) => editions.find((one) => one.league === league) ?? null;
  const ports = { editions: store, catalogues: new MemoryCatalogueStore() };
  return {
    report: whole,
    ownOf: await ownLinesOf(ports, { version: whole.catalogueVersion, catalogue }, whole),
  };
}

describe.each(namings)('with %s', { timeout: 120_000 }, (_, name, upTo) => {
  describe.each(upTo)('and %d units', (units) => {
    it.each(units > 10_000 ? [1] : [1, 3, 60])(
      'P12: a weekly report stays small, of %d leagues',
      async (leagueCount) => {
        const { report: whole, ownOf } = await reportOf(units, leagueCount, name);
        expect(packWeeklyReport(whole).length).toBeLessThan(mostStored);
        const layout = new WeeklyReportLayout(whole, [], portalUrl);
        for (const recipient of [personOfOne(units), personOf(units, name)]) {
          const own = ownOf(new Set([recipient, ...(recipient.also ?? [])].map(({ unit }) => unit)));
          const content = {
            kind: 'weekly-report',
            set: '766',
            period: '2024-W02',
            ...(own === null ? {} : { own }),
          } as const;
          expectSmall(await rendered(content, recipient, layout), content, recipient);
        }
      },
    );

    it('P12: a digest of warnings stays small, of one milestone and of many', async () => {
      const first = firstLacking(name);
      const items = Array.from({ length: units }, (_unused, index) => itemOf(index, name, first));
      const recipient = personOf(units, name);
      for (const some of [items, items.map((item) => ({ ...item, unit: 'U', unitName: name('xã') }))]) {
        const digest = { scope: name('tỉnh'), day: '2024-01-16', ...digestItems(some) };
        const content = { kind: 'warning-digest', digest } as const;
        const message = await rendered(content, recipient);
        expectSmall(message, content, recipient);
        expect(message.text).toContain(`không nêu ở đây`);
      }
    });

    it('P12: a correction stays small', async () => {
      const all = new Set(Array.from({ length: units }, (_unused, index) => `U${index}`));
      const [set] = catalogue.sets;
      if (set === undefined) throw new RangeError('there is no set');
      const edition = editionOf('units', units, name);
      const moved = (by: number) => ({
        ...edition,
        lines: edition.lines.map((line) => ({ ...line, points: line.points + by })),
      });
      const correction = rankingCorrection(
        catalogue,
        { ...set, name: name('bộ') },
        edition,
        { reported: moved(1), last: moved(2) },
        all,
        () => 'ộ'.repeat(1_000),
      );
      if (correction === null) throw new RangeError('nothing moved');
      const content = { kind: 'ranking-correction', correction } as const;
      const recipient = personOf(units, name);
      const message = await rendered(content, recipient);
      expectSmall(message, content, recipient);
      expect(message.text).toMatch(/Còn [\d.]+ đơn vị khác của Ông\/Bà cũng thay đổi kết quả/);
    });
  });

  it('P12: a receipt stays small, however much is lacking or looks wrong', async () => {
    const warning = {
      indicator: 'I',
      name: name('chỉ số'),
      detail: name('chi tiết'),
      comment: 'ộ'.repeat(1_000),
    };
    const lacking = { indicator: 'I', name: name('chỉ số') };
    const full = {
      ...receipt,
      scope: name('tỉnh'),
      unitName: name('sở'),
      setName: name('bộ'),
      helpdesk: name('hỗ trợ'),
      asked: { count: 2_000, lacking: 1_500, first: Array(20).fill(lacking), until: receipt.dueAt },
      warnings: Array(20).fill(warning),
      moreWarnings: 1_500,
    };
    const content = { kind: 'submission-receipt', receipt: full } as const;
    expectSmall(await rendered(content, personOfOne(1)), content, personOfOne(1));
  });
});

/** The same indicators are lacking everywhere. */
function firstLacking(name: (what: string) => Text) {
  return Array.from({ length: 20 }, (_, at) => ({ indicator: `I${at}`, name: name(`chỉ số ${at}`) }));
}

function itemOf(
  index: number,
  name: (what: string) => Text,
  first: ReturnType<typeof firstLacking>,
): WarningItem {
  const base = {
    unit: `U${index}`,
    unitName: name(`xã ${index}`),
    milestone: 'M',
    name: name('mốc'),
    date: '2024-01-19',
    time: '16:00',
    dueAt: iso('2024-01-19T09:00:00Z'),
    illustrative: false,
    ...({ kind: 'ahead', workingDays: index % 7 } as const),
    extension: { from: '2024-01-10', date: '2024-01-19', decidedOn: '2024-01-09', reason: name('lý do') },
  };
  return {
    ...base,
    ...({ goal: 'submissions', set: '766', setName: name('bộ'), period: '2024-W02' } as const),
    lacking: { count: 1_000, first },
  };
}

describe('a mail of any size', () => {
  it('P12: is smaller than what Gmail shows, whatever its leagues', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (units, leagueCount, isLong) => {
          const { report: whole, ownOf } = await reportOf(units, leagueCount, isLong ? longest : usual);
          const recipient = personOfOne(units);
          const own = ownOf(new Set([recipient.unit]));
          const content = {
            kind: 'weekly-report',
            set: '766',
            period: '2024-W02',
            ...(own === null ? {} : { own }),
          } as const;
          const layout = new WeeklyReportLayout(whole, [], portalUrl);
          expectSmall(await rendered(content, recipient, layout), content, recipient);
        },
      ),
      { numRuns: sized({ usual: 10, full: 40 }) },
    );
  });
});
