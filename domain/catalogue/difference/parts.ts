import type { Text } from '../../language/text.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Named } from '../name-with-id.ts';
import type { CataloguePart } from './catalogue-change.ts';

/** One part, with what it is inside of, where it is inside of something. */
export type PartOfCatalogue = Named & {
  readonly part: CataloguePart;
  /** The set of a group or an indicator, the milestone of an obligation; otherwise null. */
  readonly of: Named | null;
  /** What it declares, without the parts listed by themselves. */
  readonly fields: Readonly<Record<string, unknown>>;
};

/** All parts of a catalogue, in its order. */
export function partsOfCatalogue(catalogue: Catalogue): PartOfCatalogue[] {
  const { name, helpdesk, dutyMessages, previewDomains, failureMailHours } = catalogue;
  const units = new Map(catalogue.units.map((unit) => [unit.id, unit.name]));
  const nameOfUnit = (id: string): Text => units.get(id) ?? { vi: id, en: id };
  return [
    {
      part: 'catalogue',
      id: '',
      name,
      of: null,
      fields: { name, helpdesk, dutyMessages, previewDomains, failureMailHours },
    },
    ...catalogue.units.map((unit) => part('unit', unit)),
    ...catalogue.leagues.map((league) => part('league', league)),
    ...catalogue.sets.flatMap(({ groups, indicators, ...set }) => [
      part('set', set),
      ...groups.map((group) => part('group', group, set)),
      ...indicators.map((indicator) => part('indicator', indicator, set)),
    ]),
    ...catalogue.milestones.flatMap(({ obligations, ...milestone }) => [
      part('milestone', milestone),
      ...obligations.map(({ unit, ...fields }) =>
        part('obligation', { id: unit, name: nameOfUnit(unit), ...fields }, milestone),
      ),
    ]),
    ...catalogue.recipients.map(({ post, ...fields }) => ({
      ...part('recipient', { ...fields, name: post }),
      fields: { post, ...fields },
    })),
    ...catalogue.calendar.map(({ date, ...day }) => part('day', { id: date, ...day })),
  ];
}

function part<P extends Named>(kind: CataloguePart, declared: P, of: Named | null = null): PartOfCatalogue {
  const { id, name } = declared;
  return { part: kind, id, name, of, fields: { ...declared } };
}
