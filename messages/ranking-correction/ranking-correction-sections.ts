import { portalPaths } from '../../contract/portal-paths.ts';
import { formatInteger, formatPoints } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import {
  type CorrectedPlace,
  isSamePlace,
  type RankingCorrection,
} from '../../domain/report/ranking-correction.ts';
import type { Extent } from '../letter/extent.ts';
import type { LinkedWords } from '../letter/linked-line.ts';
import { oneLine } from '../letter/one-line.ts';
import { rankingCorrectionTexts } from './ranking-correction-texts.ts';

/** The displayed content of a correction. */
export type CorrectionSections = {
  readonly caption: string;
  readonly units: readonly {
    readonly name: LinkedWords;
    /** What was reported, what an earlier correction said, and what holds now. */
    readonly places: readonly { readonly label: string; readonly value: string }[];
  }[];
  /** How many units are not shown; empty when all are. */
  readonly more: string;
  readonly reason: string;
  /** That the next report mentions it; empty where all stand as they were reported. */
  readonly next: string;
  readonly help: string;
};

/** Whether a unit stands as it was reported again, after a correction said otherwise. */
export function isBackAsReported({
  before,
  corrected,
  after,
}: Omit<RankingCorrection['units'][number], 'unit' | 'name'>): boolean {
  return corrected !== undefined && isSamePlace(before, after);
}

/**
 * Formats a correction's content.
 * @param portalUrl the base URL of the pages that explain each unit's result; null to omit links to them
 */
export function correctionSectionsOf(
  { units, moreUnits = 0, set, period, league = '…', reason, helpdesk }: RankingCorrection,
  { entries }: Extent,
  portalUrl: string | null,
  language: Language,
): CorrectionSections {
  const texts = rankingCorrectionTexts[language];
  const shown = units.slice(0, entries);
  const more = units.length - shown.length + moreUnits;
  const placeOf = (place: CorrectedPlace | null) =>
    place === null
      ? texts.noRank
      : texts.place(
          formatInteger(place.rank, language),
          formatPoints(place.points, language),
          place.class?.[language] ?? null,
        );
  return {
    caption: texts.caption,
    more:
      more === 0
        ? ''
        : texts.more(
            formatInteger(more, language),
            portalUrl === null
              ? `npm run -s tiendo -- ranking show ${set} ${period} --league ${league}`
              : null,
          ),
    units: shown.map(({ unit, name, ...places }) => ({
      name: {
        words: name[language],
        url:
          portalUrl === null || unit === undefined
            ? null
            : portalUrl + portalPaths.scorecard(unit, set, period),
      },
      places: [
        { label: texts.before, value: placeOf(places.before) },
        ...(places.corrected === undefined
          ? []
          : [{ label: texts.corrected, value: placeOf(places.corrected) }]),
        {
          label: texts.after,
          value: placeOf(places.after) + (isBackAsReported(places) ? texts.asReported : ''),
        },
      ],
    })),
    reason: texts.reason(oneLine(reason)),
    next: moreUnits === 0 && units.every(isBackAsReported) ? '' : texts.next,
    help: texts.help(helpdesk[language]),
  };
}
