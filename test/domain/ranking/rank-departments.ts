import type { Catalogue, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { computeEdition } from '../../../domain/ranking/compute-edition.ts';
import { explained } from '../../../domain/ranking/computed-edition.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { unitFigures } from '../../../domain/ranking/unit-figures.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';

/** Differences from the small catalogue's ranking of 2024-W02 without figures. */
type Differences = {
  readonly rules?: Partial<IndicatorSet>;
  readonly units?: Catalogue['units'];
  readonly period?: string;
  readonly submissions?: readonly Submission[];
  readonly earlier?: readonly Submission[];
  /** The latest first, where there are several. */
  readonly previous?: Edition | readonly Edition[] | null;
};

/** Ranks the departments A, B and C of the small catalogue. */
export function rankDepartments(differences: Differences): Edition {
  const {
    rules = {},
    period: id = '2024-W02',
    submissions = [],
    earlier = [],
    previous = null,
  } = differences;
  const fixture = smallCatalogue();
  const catalogue = { ...fixture, units: differences.units ?? fixture.units };
  const [set] = catalogue.sets;
  const [league] = catalogue.leagues;
  const period = periodFrom(id);
  if (set === undefined || league === undefined || period === null)
    throw new Error('the fixture has changed');
  const task = { catalogue, catalogueVersion: 1, set: { ...set, ...rules }, league, period };
  return explained(
    computeEdition({
      ...task,
      cutOffAt: instant('2024-01-14T23:00:00Z'),
      submissions: submissions.map((one) => unitFigures(set, one)),
      earlier: earlier.map((one) => unitFigures(set, one)),
      previous: previous === null ? [] : [previous].flat(),
    }),
  );
}

/** A submission with the given hundredths of the ten points of indicator S.3, out of a total of 100 points. */
export function sentBy(unit: string, hundredths: number, changes: Partial<Submission> = {}): Submission {
  return submissionOf({
    unit,
    values: new Map([['S.3', { kind: 'points', points: hundredths }]]),
    ...changes,
  });
}
