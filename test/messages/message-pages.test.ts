import { describe, expect, it } from 'vitest';
import type { PortalLimit } from '../../domain/access/portal-roles.ts';
import type { DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import type { OwedItem, WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { iso } from '../fixtures/instants.ts';
import { everyContent, messageOf, portalUrl, surroundings } from './every-message.ts';

const [first] = everyContent['warning-digest'];
if (first?.kind !== 'warning-digest') throw new Error('the fixture has changed');
const { digest } = first;
const [figure, owed] = digest.items;
if (figure === undefined || figure.goal !== undefined || owed?.goal !== 'owed')
  throw new Error('the fixture has changed');

/** Messages leave on 2024-01-16 at 07:35. */
const locked: OwedItem = { ...owed, opensUntil: iso('2024-01-15T23:00:00Z') };

const waiting: OwedItem = { ...locked, approval: 'waiting' };

/** Where a message leads: each link's words and address, without the base of the stage and its own small print. */
async function linksOf(
  content: DeliveryContent,
  portal: string | null = portalUrl,
  limit: PortalLimit | null = null,
): Promise<string[]> {
  const { html } = await messageOf(content, 'en', surroundings, portal, limit);
  return [...html.matchAll(/<a class="(?:ink|accent|button)" href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, url = '', words]) => `${words} → ${url.replace(portalUrl, '')}`,
  );
}

const warning = (items: readonly WarningItem[], escalated: readonly WarningItem[] = []): DeliveryContent => {
  const escalations = escalated.map((item) => ({ item: { ...item, kind: 'overdue' as const }, owners: [] }));
  const made: WarningDigest = { scope: digest.scope, day: digest.day, items: [...items] };
  return {
    kind: 'warning-digest',
    digest: escalations.length === 0 ? made : { ...made, escalations },
  };
};

const entry = '/p/entry/766/2024-W02/BD.STP';

describe('P6: a warning leads to the page on which one does what it is about', () => {
  it.each<[string, WarningItem, string]>([
    ['figures that can be sent', owed, `Open the page to enter figures → ${entry}`],
    ['figures that have locked', locked, 'Open the page to ask for an extension → /'],
    [
      'figures that wait for approval, before the lock and after it',
      waiting,
      `Open the page to approve figures → ${entry}`,
    ],
    ['a milestone', figure, 'Open the page of this milestone → /p/milestone/m'],
  ])('of %s', async (_, item, link) => {
    expect(await linksOf(warning([item]))).toEqual([link]);
  });

  it('of each of several, and of all together', async () => {
    expect(await linksOf(warning([figure, owed, locked]))).toEqual([
      `Open the page to enter figures → ${entry}`,
      'Open the page to ask for an extension → /',
      'Open the page of this milestone → /p/milestone/m',
      'Open the list of what is due → /',
    ]);
  });

  it('says where to see the items that are not shown, and names no command where there is a page', async () => {
    const content: DeliveryContent = {
      kind: 'warning-digest',
      digest: { ...digest, beyond: { items: 70, units: 25 } },
    };
    const [withPages, without] = await Promise.all(
      [portalUrl, null].map(async (portal) => (await messageOf(content, 'en', surroundings, portal)).text),
    );
    expect(withPages).toContain('See all on the page linked at the end.');
    expect(withPages).not.toContain('tiendo milestones');
    expect(without).toContain('See all in the Tiến Độ system: “tiendo milestones”.');
  });
});

describe('P6, P30: what is overdue below leads to what explains it', () => {
  const other = { ...figure, unit: 'BD.SNV' };
  it.each<[string, readonly WarningItem[], readonly string[]]>([
    [
      'one milestone of several units',
      [figure, other],
      [
        'Department of Justice → /p/milestone/m',
        'Department of Justice → /p/milestone/m',
        'Open the page of this milestone → /p/milestone/m',
      ],
    ],
    [
      'the figures of a week',
      [locked],
      [`Department of Justice → ${entry}`, 'See who has sent figures → /p/week/766/2024-W02'],
    ],
    [
      'the figures of a month, of which no page shows who has sent them',
      [{ ...locked, period: '2024-01' }],
      ['Department of Justice → /p/entry/766/2024-01/BD.STP'],
    ],
    [
      'the figures of several weeks: that of most of them',
      [locked, { ...locked, period: '2024-W01' }, { ...locked, period: '2024-W01', unit: 'BD.SNV' }, figure],
      [
        `Department of Justice → ${entry}`,
        'Department of Justice → /p/entry/766/2024-W01/BD.STP',
        'Department of Justice → /p/entry/766/2024-W01/BD.SNV',
        'Department of Justice → /p/milestone/m',
        'See who has sent figures → /p/week/766/2024-W01',
      ],
    ],
    [
      'mostly the figures of a month, which have no page of their own',
      [{ ...locked, period: '2024-01' }, { ...locked, period: '2024-01', unit: 'BD.SNV' }, figure],
      [
        'Department of Justice → /p/entry/766/2024-01/BD.STP',
        'Department of Justice → /p/entry/766/2024-01/BD.SNV',
        'Department of Justice → /p/milestone/m',
      ],
    ],
    [
      'figures and a milestone',
      [locked, figure],
      [
        `Department of Justice → ${entry}`,
        'Department of Justice → /p/milestone/m',
        'Open the list of milestones → /p/milestones',
      ],
    ],
  ])('%s', async (_, items, links) => {
    expect(await linksOf(warning([], items))).toEqual(links);
  });
});

describe('P6: a reader who may not act for a unit', () => {
  it.each<[string, readonly WarningItem[], readonly string[]]>([
    ['figures that can be sent', [owed], [`See what was sent → ${entry}`]],
    ['figures that have locked', [locked], [`See what was sent → ${entry}`]],
    ['a milestone', [figure], ['Open the page of this milestone → /p/milestone/m']],
    [
      'several',
      [owed, locked, figure],
      [
        `See what was sent → ${entry}`,
        `See what was sent → ${entry}`,
        'Open the page of this milestone → /p/milestone/m',
        'See who has sent figures → /p/week/766/2024-W02',
      ],
    ],
  ])('is led to where one sees %s', async (_, items, links) => {
    expect((await linksOf(warning(items), portalUrl, 'reads')).toSorted()).toEqual(links.toSorted());
  });

  it('is not told to press a button that there is for the unit alone', async () => {
    const button = 'please press “Ask for an extension”';
    const textFor = async (limit: PortalLimit | null, portal: string | null = portalUrl) =>
      (await messageOf(warning([locked]), 'en', surroundings, portal, limit)).text;
    expect(await textFor(null)).toContain(button);
    expect(await textFor('reads')).toContain(
      'To submit the figures, the unit’s contact who sends them presses “Ask for an extension” on the portal’s page “To submit”, and states the reason.',
    );
    for (const text of [await textFor('reads'), await textFor('none', null), await textFor(null, null)])
      expect(text).not.toContain(button);
    expect(await textFor('none', null)).toContain('contact operations for permission');
  });

  it('of receipts and notices is only led to look', async () => {
    const [receipts, notices] = [everyContent['submission-receipt'], everyContent.notice];
    const links = async (contents: readonly DeliveryContent[], limit: PortalLimit | null) =>
      new Set((await Promise.all(contents.map((one) => linksOf(one, portalUrl, limit)))).flat());
    expect(await links(receipts, 'reads')).toEqual(
      new Set(['See the figures → /p/entry/766/2024-W03/BD.STP']),
    );
    const looked = [...(await links(notices, 'reads'))].filter(
      (link) => !link.startsWith('See it in the portal'),
    );
    expect(looked).toEqual(['Look at it and decide → /p/operations/exceptions']);
    for (const content of receipts) {
      const { text } = await messageOf(content, 'en', surroundings, portalUrl, 'reads');
      expect(text).not.toContain('please press');
    }
  });
});

describe('P6: without a page for figures', () => {
  const noPages = 'Figures are sent with the command “tiendo submit”';
  const noSignIn = 'Your post cannot sign in to the portal';
  it.each<[string, string | null, PortalLimit | null, readonly WarningItem[], readonly string[]]>([
    ['a warning says how they are sent', null, null, [figure, owed], [noPages]],
    ['a warning tells who cannot sign in whom to ask', null, 'none', [owed], [noSignIn]],
    ['a reader is not told', portalUrl, 'reads', [owed], []],
    ['nobody is told who only approves', null, null, [waiting], []],
    ['nobody is told whose units below are late', null, null, [], []],
  ])('%s', async (_, portal, limit, items, said) => {
    const content = items.length === 0 ? warning([], [locked]) : warning(items);
    const { text, html } = await messageOf(content, 'en', surroundings, portal, limit);
    for (const part of [text, html]) {
      expect([noPages, noSignIn].filter((one) => part.includes(one))).toEqual(said);
      expect(part.includes('How to reach them is at the end')).toBe(said.length > 0);
    }
  });

  it('a warning names no command to who cannot sign in', async () => {
    const content: DeliveryContent = {
      kind: 'warning-digest',
      digest: { ...digest, beyond: { items: 70, units: 25 } },
    };
    const { text } = await messageOf(content, 'en', surroundings, null, 'none');
    expect(text).toContain('Less urgent deadlines that are not shown here: 70.\n');
    expect(text).not.toContain('tiendo');
  });
});

describe('P6: other messages', () => {
  it('of a corrected ranking lead to each unit’s result, and to the ranking', async () => {
    const [content] = everyContent['ranking-correction'];
    if (content?.kind !== 'ranking-correction') throw new Error('the fixture has changed');
    const { correction } = content;
    const [unit] = correction.units;
    if (unit === undefined) throw new Error('the fixture has changed');
    const { unit: _, ...planned } = unit;
    const links = [
      'Department of Justice → /p/unit/BD.STP?set=766&amp;period=2024-W02',
      'Open the whole ranking → /p/week/766/2024-W02',
    ];
    expect(await linksOf(content)).toEqual(links);
    // As corrections were planned before they knew the ids of units.
    const before = { ...correction, units: [planned] };
    expect(await linksOf({ kind: 'ranking-correction', correction: before })).toEqual(links.slice(1));
    const { text } = await messageOf(content, 'en');
    expect(text).toContain('See all on the page linked at the end.');
    expect(text).not.toContain('tiendo ranking');
  });

  it('about failures lead to the page of operations', async () => {
    const [content] = everyContent['failure-digest'];
    if (content === undefined) throw new Error('the fixture has changed');
    expect(await linksOf(content)).toEqual(['Open the page of operations → /p/operations']);
  });

  it('lead nowhere where the stage has no pages', async () => {
    for (const content of [warning([figure, locked]), warning([], [locked, figure])])
      expect(await linksOf(content, null)).toEqual([]);
  });
});
