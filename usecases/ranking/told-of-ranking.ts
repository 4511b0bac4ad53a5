import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryState } from '../../domain/delivery/delivery-states.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { EditionRanks } from '../../domain/ranking/edition.ts';
import { movedUnits } from '../../domain/ranking/moved-units.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** What readers of a ranking's report read about it before its latest edition. */
export type ToldOfRanking = {
  /** The edition that the report shows. */
  readonly reported: EditionRanks;
  /** The edition that an address was told of last: by the report, or by an e-mail that corrected it. */
  readonly lastTo: (email: string) => EditionRanks;
  /** The units that stand otherwise in the latest edition than in an earlier one. */
  readonly movedSince: (edition: EditionRanks) => ReadonlySet<string>;
  /** The editions after one, up to the latest. */
  readonly since: (edition: EditionRanks) => readonly EditionRanks[];
};

/** In these states a message never arrived. */
const neverArrived: readonly DeliveryState[] = ['bounced', 'suppressed', 'failed', 'expired'];

/**
 * Finds what readers already know about a ranking. A correction whose edition cannot be read counts as not received.
 * @param reported the number of the edition that the report shows
 * @returns null where that edition cannot be read
 */
export async function toldOfRanking(
  { deliveries, editions }: Pick<Ports, 'deliveries' | 'editions'>,
  latest: EditionRanks,
  reported: number,
): Promise<ToldOfRanking | null> {
  const { set, period, league } = latest;
  const found: EditionRanks[] = [];
  for (let number = reported; number < latest.edition; number += 1) {
    const edition = await unlessUnreadable(editions.find(set, period, league, number));
    if (edition !== null) found.push(edition);
  }
  const [first, ...corrections] = found;
  if (first === undefined || first.edition !== reported) return null;
  const last = new Map<string, EditionRanks>();
  for (const edition of corrections) {
    const nominalTime = instantText(wholeSecond(Temporal.Instant.from(edition.cutOffAt)));
    const planned = await deliveries.byOccurrence({ job: 'correction', nominalTime });
    for (const delivery of planned)
      if (tellsOf(delivery, edition)) last.set(delivery.recipient.email, edition);
  }
  const moved = new Map<number, ReadonlySet<string>>();
  return {
    reported: first,
    lastTo: (email) => last.get(email) ?? first,
    movedSince: (edition) => {
      const known = moved.get(edition.edition);
      if (known !== undefined) return known;
      const units = new Set(movedUnits(edition, latest).map(({ unit }) => unit));
      moved.set(edition.edition, units);
      return units;
    },
    since: ({ edition }) => [...corrections, latest].filter((one) => one.edition > edition),
  };
}

function tellsOf({ content, state }: Delivery, { set, period, league, edition }: EditionRanks): boolean {
  if (content.kind !== 'ranking-correction' || neverArrived.includes(state)) return false;
  const { correction } = content;
  // Corrections planned before 0.3.0 do not name their league.
  const isOfLeague = correction.league === undefined || correction.league === league;
  return (
    correction.set === set && correction.period === period && correction.edition === edition && isOfLeague
  );
}
