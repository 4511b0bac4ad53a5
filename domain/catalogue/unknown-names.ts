import { nearest } from '../language/nearest.ts';
import type { Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { Catalogue, IndicatorSet } from './catalogue.ts';
import { type Named, namesWithIds, nameWithId } from './name-with-id.ts';

/** Says that there is no such set, and which there are. */
export function noSuchSet({ sets }: Catalogue, id: string): Text {
  const known = namesWithIds(sets);
  return {
    vi: `Không có bộ chỉ số «${shownKey(id)}»; các bộ hiện có: ${known.vi}.`,
    en: `There is no set “${shownKey(id)}”; there are: ${known.en}.`,
  };
}

/** Says that there is no such unit, which ones have a similar id, and where all are listed. */
export function noSuchUnit({ units }: Catalogue, id: string): Text {
  const near = similar(units, id);
  return {
    vi: `Danh mục không có đơn vị «${shownKey(id)}».${near.vi} Mọi đơn vị có trong GET /v1/catalogue.`,
    en: `The catalogue has no unit “${shownKey(id)}”.${near.en} GET /v1/catalogue lists all units.`,
  };
}

/** Says that a set does not rank such a league, and which it ranks. */
export function noSuchLeague({ leagues }: Catalogue, set: IndicatorSet, id: string): Text {
  const within = nameWithId(set);
  const known = namesWithIds(leagues.filter((league) => set.leagues.includes(league.id)));
  return set.leagues.length === 0
    ? { vi: `${within.vi} không xếp hạng.`, en: `${within.en} is not ranked.` }
    : {
        vi: `${within.vi} không xếp hạng khối «${shownKey(id)}»; các khối hiện có: ${known.vi}.`,
        en: `${within.en} ranks no league “${shownKey(id)}”; there are: ${known.en}.`,
      };
}

/** Says that there is no such milestone, and which there are. */
export function noSuchMilestone({ milestones }: Catalogue, id: string): Text {
  const known = namesWithIds(milestones);
  return {
    vi: `Không có mốc «${shownKey(id)}»; các mốc hiện có: ${known.vi}.`,
    en: `There is no milestone “${shownKey(id)}”; there are: ${known.en}.`,
  };
}

/** Says that there is no such recipient, which ones have a similar id, and where all are listed. */
export function noSuchRecipient({ recipients }: Catalogue, id: string): Text {
  const near = similar(
    recipients.map((recipient) => ({ id: recipient.id, name: recipient.post })),
    id,
  );
  return {
    vi: `Danh mục không có người nhận «${shownKey(id)}».${near.vi} Mọi người nhận có trong GET /v1/catalogue.`,
    en: `The catalogue has no recipient “${shownKey(id)}”.${near.en} GET /v1/catalogue lists all recipients.`,
  };
}

/** A question with what may have been meant, with a leading space; empty when no id is close. */
function similar(named: readonly Named[], id: string): Text {
  const ids = new Map(named.map((one) => [one.id, one]));
  const near = nearest(id, [...ids.keys()], 3).flatMap((one) => ids.get(one) ?? []);
  if (near.length === 0) return { vi: '', en: '' };
  const { vi, en } = namesWithIds(near);
  return { vi: ` Gần giống: ${vi}.`, en: ` Similar: ${en}.` };
}
