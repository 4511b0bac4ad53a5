import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import {
  noSuchLeague,
  noSuchMilestone,
  noSuchRecipient,
  noSuchSet,
  noSuchUnit,
} from '../../domain/catalogue/unknown-names.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';

/** Where a request names something: in its path, its query or its JSON body. */
export type RequestPart = 'path' | 'query' | 'body';

/** The pointer to a named part of a request. */
export function pointerIn(place: RequestPart, name: string): string {
  return place === 'body' ? `/${name}` : `${place}:${name}`;
}

/** Rejects an address with an unknown set. */
export function unknownSet(catalogue: Catalogue, set: string, place: RequestPart): Problem {
  return unknown(pointerIn(place, 'set'), 'unknown-set', noSuchSet(catalogue, set));
}

/** Rejects a path with an unknown unit. */
export function unknownUnit(catalogue: Catalogue, unit: string): Problem {
  return unknown('path:unit', 'unknown-unit', noSuchUnit(catalogue, unit));
}

/** Rejects a query with a league that the set does not rank. */
export function unknownLeague(catalogue: Catalogue, set: IndicatorSet, league: string): Problem {
  return unknown('query:league', 'unknown-league', noSuchLeague(catalogue, set, league));
}

/** Rejects a path with an unknown milestone. */
export function unknownMilestone(catalogue: Catalogue, id: string): Problem {
  return unknown('path:id', 'unknown-milestone', noSuchMilestone(catalogue, id));
}

/** Rejects a request for an unknown recipient. */
export function unknownRecipient(catalogue: Catalogue, id: string, place: RequestPart): Problem {
  return unknown(pointerIn(place, 'recipient'), 'unknown-recipient', noSuchRecipient(catalogue, id));
}

function unknown(pointer: string, code: string, detail: Text): Problem {
  return new Problem('not-found', detail, [{ pointer, code, detail }]);
}
