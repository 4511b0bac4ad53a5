import {
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Delta } from '../../domain/report/delta.ts';

/** A change, as shown: its words and its direction, so that the layout can colour the arrow. */
export type Change = { readonly text: string; readonly direction: 'up' | 'down' | 'level' | 'unknown' };

type ChangeWords = {
  readonly points: string;
  /** What a number of places is followed by. */
  readonly places: (count: number) => string;
  readonly morePoints: (amount: string) => string;
  readonly fewerPoints: (amount: string) => string;
  readonly samePoints: string;
  readonly up: (places: number) => string;
  readonly down: (places: number) => string;
  readonly sameRank: string;
  readonly and: string;
  readonly but: string;
};

const words: Record<Language, ChangeWords> = {
  vi: {
    points: 'điểm',
    places: () => 'hạng',
    morePoints: (amount) => `tăng ${amount} điểm`,
    fewerPoints: (amount) => `giảm ${amount} điểm`,
    samePoints: 'giữ nguyên điểm',
    up: (places) => `tăng ${formatInteger(places, 'vi')} hạng`,
    down: (places) => `giảm ${formatInteger(places, 'vi')} hạng`,
    sameRank: 'giữ nguyên hạng',
    and: ' và ',
    but: ' nhưng ',
  },
  en: {
    points: 'points',
    places: (count) => (Math.abs(count) === 1 ? 'place' : 'places'),
    morePoints: (amount) => `up ${amount} points`,
    fewerPoints: (amount) => `down ${amount} points`,
    samePoints: 'same points',
    up: (places) => `up ${countPlaces(places)}`,
    down: (places) => `down ${countPlaces(places)}`,
    sameRank: 'same rank',
    and: ' and ',
    but: ' but ',
  },
};

function countPlaces(places: number): string {
  return `${formatInteger(places, 'en')} ${places === 1 ? 'place' : 'places'}`;
}

/** Shown where there is nothing to compare with. */
export const unknownChange: Change = { text: '—', direction: 'unknown' };

const arrows = { up: '▲', down: '▼', level: '=' } as const;

function directionOf(change: number): 'up' | 'down' | 'level' {
  return change > 0 ? 'up' : change < 0 ? 'down' : 'level';
}

/** Points with arrow and sign: `▲ +3,39 điểm`, `= 0,00 điểm`. */
export function pointsWithArrow(points: number, language: Language): Change {
  const direction = directionOf(points);
  const text = `${arrows[direction]} ${formatPointsChange(points, language)} ${words[language].points}`;
  return { text, direction };
}

/** Places with arrow and sign, short enough for a table: `▲ +3`, `▼ −3`, `=`. */
export function placesWithArrow(places: number, language: Language): Change {
  const direction = directionOf(places);
  const number = places === 0 ? '' : ` ${formatSignedInteger(places, language)}`;
  return { text: arrows[direction] + number, direction };
}

/** The same with what the number counts: `▲ +3 hạng`. */
export function placesWithUnit(places: number, language: Language): Change {
  const { text, direction } = placesWithArrow(places, language);
  return { text: `${text} ${words[language].places(places)}`, direction };
}

/** Places with arrow and in words: `▼ giảm 3 hạng`. */
export function placesWithArrowInWords(places: number, language: Language): Change {
  const direction = directionOf(places);
  return { text: `${arrows[direction]} ${placesInWords(places, language)}`, direction };
}

/** Places in words: `tăng 3 hạng`, `giảm 3 hạng`, `giữ nguyên hạng`. */
export function placesInWords(places: number, language: Language): string {
  const { up, down, sameRank } = words[language];
  return places > 0 ? up(places) : places < 0 ? down(-places) : sameRank;
}

/**
 * The comparable parts of a change, in words; joined by "but" when they point in opposite directions: `tăng 3,39 điểm nhưng
 * giảm 3 hạng`. Null where nothing can be compared.
 */
export function changeInWords({ points, places }: Delta, language: Language): string | null {
  const { and, but } = words[language];
  if (points === null) return places === null ? null : placesInWords(places, language);
  const inPoints = pointsInWords(points, language);
  if (places === null) return inPoints;
  const agreement = Math.sign(points) * Math.sign(places);
  const joint = agreement > 0 ? and : agreement < 0 ? but : ', ';
  return inPoints + joint + placesInWords(places, language);
}

/** Points in words: `tăng 3,39 điểm`, `giữ nguyên điểm`. */
function pointsInWords(points: number, language: Language): string {
  const { morePoints, fewerPoints, samePoints } = words[language];
  const amount = formatPoints(Math.abs(points), language);
  return points > 0 ? morePoints(amount) : points < 0 ? fewerPoints(amount) : samePoints;
}

/** `units`, or `unit` after `1/1`: what English counts. @param part of a whole, as {@link outOf} writes it */
export function unitsAfter(part: string): string {
  return part.endsWith('/1') ? 'unit' : 'units';
}

/** A part of a whole, or a rank among many: `4/63`. */
export function outOf(part: number, whole: number, language: Language): string {
  return `${formatInteger(part, language)}/${formatInteger(whole, language)}`;
}
