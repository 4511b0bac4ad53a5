import type { Message } from './message.ts';
import { mostBytesOf } from './passages.ts';

/** How much of each list a message shows. A list that is cut says how much more there is. */
export type Extent = {
  /** Rows of a ranking. */
  readonly rows: number;
  /** Rankings of a report. */
  readonly leagues: number;
  /** Units of the reader's own. */
  readonly own: number;
  /** Boxes, items and sentences about one thing each. */
  readonly entries: number;
  /** Names within a sentence or a list. */
  readonly names: number;
};

/**
 * From what is usual to the least. Lists of the usual extent fit by far. A message takes a smaller one if names have hundreds of
 * characters, which the catalogue allows, or if it says much of many units of its reader in both languages.
 */
export const extents: readonly [Extent, ...Extent[]] = [
  { rows: 25, leagues: 20, own: 10, entries: 30, names: 30 },
  { rows: 20, leagues: 20, own: 5, entries: 15, names: 10 },
  { rows: 15, leagues: 8, own: 3, entries: 8, names: 5 },
  { rows: 8, leagues: 4, own: 2, entries: 4, names: 3 },
  { rows: 4, leagues: 2, own: 1, entries: 2, names: 2 },
  { rows: 0, leagues: 0, own: 1, entries: 1, names: 1 },
  { rows: 0, leagues: 0, own: 0, entries: 0, names: 0 },
];

/** Gmail cuts messages off near 102 kB of HTML. */
export const mostHtmlBytes = 90_000;

/** Whether a message's HTML is small enough to be shown whole by every mail program. */
function fits({ html, passages }: Message): boolean {
  // Few letters need to be counted.
  return mostBytesOf(passages?.html ?? [html]) < mostHtmlBytes || Buffer.byteLength(html) < mostHtmlBytes;
}

/**
 * A message of the largest extent that fits.
 * @param render renders it of an extent
 */
export function fittingMessage(render: (extent: Extent) => Message): Message {
  const [usual, ...smaller] = extents;
  let message = render(usual);
  for (const extent of smaller) {
    if (fits(message)) break;
    message = render(extent);
  }
  return message;
}
