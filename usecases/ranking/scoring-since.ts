import type { IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, unitsOfLeague } from '../../domain/catalogue/units.ts';
import { type Period, periodFrom } from '../../domain/period/period.ts';
import type { ComparedWith, EditionHead } from '../../domain/ranking/edition.ts';
import { type ScoringChange, scoringChange } from '../../domain/ranking/scoring-change.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** How the scoring of a ranking differs from that of an earlier one; null where it does not, or where that is not known. */
export type ScoringSince = (comparedWith: ComparedWith | null) => ScoringChange | null;

/** What is needed of an edition to know how it was scored. */
type Scored = Pick<EditionHead, 'set' | 'period' | 'league' | 'catalogueVersion'>;

/** The rankings that an edition, or some line of it, is compared with. */
export function comparedIn(
  { comparedWith }: Pick<EditionHead, 'comparedWith'>,
  lines: Iterable<{ readonly comparedWith?: ComparedWith }> = [],
): ComparedWith[] {
  const compared = [comparedWith, ...[...lines].map((line) => line.comparedWith)];
  return compared.filter((one) => one !== null && one !== undefined);
}

/**
 * How the scoring of a ranking differs from that of those it is compared with, each by the catalogue version that ranked it, as in
 * force on the last day of its week. Of a ranking or a catalogue that cannot be read nothing is said.
 * @param current the catalogue in force, which is not read again
 * @param unit the only unit that it is about; otherwise all of the league
 */
export async function scoringSince(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  current: VersionedCatalogue,
  edition: Scored,
  compared: readonly ComparedWith[],
  unit?: Unit,
): Promise<ScoringSince> {
  const changes = new Map<string, ScoringChange | null>();
  const { set, league, catalogueVersion } = edition;
  const now = await scoredBy(edition.period, catalogueVersion);
  for (const one of now === null ? [] : compared) {
    if (changes.has(keyOf(one))) continue;
    const opened = await unlessUnreadable(ports.editions.open(set, one.period, league, one.edition));
    const before = opened && (await scoredBy(one.period, opened.head.catalogueVersion));
    changes.set(keyOf(one), before && now && scoringChange(before.set, now.set, unit ? [unit] : now.units));
  }
  return (comparedWith) => comparedWith && (changes.get(keyOf(comparedWith)) ?? null);

  async function scoredBy(
    id: string,
    version: number,
  ): Promise<{ readonly set: IndicatorSet; readonly units: readonly Unit[] } | null> {
    const period: Period | null = periodFrom(id);
    const found =
      version === current.version ? current : await unlessUnreadable(ports.catalogues.find(version));
    const declared = found && findSet(found.catalogue, set);
    if (period === null || found === null || !declared) return null;
    const own = found.catalogue.leagues.find((one) => one.id === league);
    return {
      set: setOn(declared, period.to.toString()),
      units: own === undefined ? [] : unitsOfLeague(found.catalogue, own, period.to),
    };
  }
}

/** The same of an edition that is read by itself, with the catalogue in force. Where nothing is compared, nothing more is read. */
export async function scoringSinceOf(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  edition: Scored,
  compared: readonly ComparedWith[],
): Promise<ScoringSince> {
  const current = compared.length === 0 ? null : await ports.catalogues.current();
  return current === null ? () => null : scoringSince(ports, current, edition, compared);
}

function keyOf({ period, edition }: ComparedWith): string {
  return `${period}#${edition}`;
}
