import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { mailToNobody } from '../../../domain/catalogue/mail-to-nobody.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const day = Temporal.PlainDate.from('2024-01-17');
const operator = {
  id: 'operator',
  post: { vi: 'Vận hành', en: 'Operations' },
  unit: 'P',
  email: 'operator@province.example',
  receives: [],
  role: 'operations',
} as const satisfies Catalogue['recipients'][number];

/** The small catalogue with an operator; its set warns, like its milestone. */
function catalogue(changes: Partial<Catalogue> = {}): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  return {
    ...rest,
    sets: sets.map(({ ladder: _, ...set }) => set),
    recipients: [...recipients, operator],
    ...changes,
  };
}

const said = (one: Catalogue, on = day) => mailToNobody(one, on).map(({ kind, detail }) => [kind, detail.en]);

const of = (units: string): [string, string] => [
  'warnings',
  `Nobody gets the deadline warnings of ${units}: choose warnings for a post of the unit.`,
];

describe('mail that nobody gets', () => {
  it('is of the units that owe figures or have a milestone ahead, while they exist', () => {
    expect(said(catalogue())).toEqual([of('Province (P), District Q (P.Q)')]);
    expect(mailToNobody(catalogue(), day)[0]?.detail.vi).toBe(
      'Không ai nhận thư nhắc việc của UBND tỉnh (P), Huyện Q (P.Q): chọn thư nhắc việc cho một đầu mối thuộc đơn vị.',
    );
    expect(said(catalogue(), Temporal.PlainDate.from('2025-07-01'))).toEqual([of('Province (P)')]);
    expect(said(catalogue({ sets: smallCatalogue().sets }))).toEqual([]);
    const ofDistrict = catalogue().milestones.map((one) => ({ ...one, obligations: [{ unit: 'P.Q' }] }));
    const milestones = { sets: smallCatalogue().sets, milestones: ofDistrict };
    expect(said(catalogue(milestones), Temporal.PlainDate.from('2024-01-19'))).toEqual([
      of('District Q (P.Q)'),
    ]);
    expect(said(catalogue(milestones), Temporal.PlainDate.from('2024-01-20'))).toEqual([]);
  });

  it('is not of a unit that another reports for, whose clerks are reminded in its place', () => {
    const { units, recipients } = catalogue();
    const reported = units.map((unit) => (unit.id === 'P.Q' ? { ...unit, reportedBy: 'P.A' } : unit));
    expect(said(catalogue({ units: reported }))).toEqual([of('Province (P)')]);
    const ofDistrict = catalogue().milestones.map((one) => ({ ...one, obligations: [{ unit: 'P.Q' }] }));
    const quiet = { units: reported, sets: smallCatalogue().sets, milestones: ofDistrict };
    expect(said(catalogue(quiet))).toEqual([]);
    const others = recipients.filter(({ unit }) => unit !== 'P.A');
    expect(said(catalogue({ ...quiet, recipients: others }))).toEqual([of('District Q (P.Q)')]);
    const above = { ...operator, receives: ['warnings' as const] };
    expect(said(catalogue({ ...quiet, recipients: [...others, { ...above, id: 'above' }] }))).toEqual([]);
  });

  it('names the first units, and counts the others', () => {
    const [, first] = catalogue().units;
    if (first === undefined) throw new Error('the fixture has changed');
    const units = Array.from({ length: 7 }, (_, index) => ({
      ...first,
      id: `P.${index}`,
      name: { vi: `Sở ${index}`, en: `Department ${index}` },
    }));
    const more = catalogue({ units: [...catalogue().units, ...units] });
    expect(said(more)).toEqual([
      [
        'warnings',
        'Nobody gets the deadline warnings of Province (P), District Q (P.Q), Department 0 (P.0), Department 1 (P.1), Department 2 (P.2) and 4 more units: choose warnings for a post of the unit.',
      ],
    ]);
  });

  it('is the mail about failures without an operator, and with one at the address of a leader', () => {
    const { recipients } = smallCatalogue();
    const quiet = { sets: smallCatalogue().sets };
    expect(said(catalogue({ ...quiet, recipients }))).toEqual([
      [
        'failures',
        'Nobody gets the e-mails about failures and the units’ requests for an extension: add a recipient with the role of operations in the portal.',
      ],
    ]);
    const leader = { ...operator, id: 'leader', role: 'leader' } as const;
    expect(said(catalogue({ ...quiet, recipients: [...recipients, operator, leader] }))).toEqual([
      [
        'failures',
        'Nobody gets the e-mails about failures, because those with the role of operations have addresses of leaders: give them others.',
      ],
    ]);
  });

  it('is the weekly report where a set is ranked', () => {
    const { recipients, sets } = smallCatalogue();
    const warned = [...recipients.map((one) => ({ ...one, receives: ['warnings' as const] })), operator];
    expect(said(catalogue({ sets, recipients: warned }))).toEqual([
      [
        'weekly-report',
        'Nobody gets the weekly report of Set S (S): choose the weekly report for those who should get it.',
      ],
    ]);
    const unranked = sets.map((set) => ({ ...set, leagues: [] }));
    expect(said(catalogue({ sets: unranked, recipients: warned }))).toEqual([]);
  });
});
