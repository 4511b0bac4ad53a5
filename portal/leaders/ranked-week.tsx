import type { ComponentChildren } from 'preact';
import type { CatalogueAnswer } from '../../contract/catalogue.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { say } from '../language/say.ts';
import { weekAfter, weekOf } from './weeks.ts';

/** The definition of everything, as the catalogue has it. */
export type Catalogue = CatalogueAnswer['catalogue'];

/** A ranked set and a week of it. */
export type RankedWeek = {
  readonly catalogue: Catalogue;
  readonly set: Catalogue['sets'][number];
  readonly period: string;
  /** The last week that has ended. */
  readonly last: string;
};

/**
 * Shows something of a ranked set and week: those asked for, or the first ranked set and the week that ended last. The server
 * says what day it is.
 */
export function OfRankedWeek({
  set: asked,
  period,
  children,
}: {
  readonly set: string;
  readonly period: string;
  readonly children: (week: RankedWeek) => ComponentChildren;
}) {
  const catalogue = useAnswer<'getCatalogue'>('/v1/catalogue');
  const today = useAnswer<'listMilestones'>('/v1/milestones?limit=1');
  const shown = (answer: CatalogueAnswer, last: string) => {
    const { sets } = answer.catalogue;
    const set = sets.find(({ id, leagues }) => (asked === '' ? leagues.length > 0 : id === asked));
    if (set === undefined) return <p>{say('nothingRanked')}</p>;
    // Not every year has a week 53.
    if (period !== '' && weekAfter(period, 0) !== period) return <p>{say('noSuchPage')}</p>;
    return children({ catalogue: answer.catalogue, set, period: period || last, last });
  };
  return (
    <Loaded asked={catalogue}>
      {(answer) => <Loaded asked={today}>{({ day }) => shown(answer, weekAfter(weekOf(day), -1))}</Loaded>}
    </Loaded>
  );
}
