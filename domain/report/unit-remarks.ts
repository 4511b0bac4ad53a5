import * as z from 'zod';
import type { Catalogue, IndicatorSet } from '../catalogue/catalogue.ts';
import { figureInWords } from '../kinds/figure-in-words.ts';
import { textSchema } from '../language/text.ts';
import type { Submission } from '../submission/submission.ts';

/** The most units whose remarks a report holds, the most figures of one unit that are explained, and the most characters of each text. */
const mostUnits = 60;
const mostFigures = 3;
const mostCharacters = 400;

/** What a unit wrote beside its figures: difficulties and proposals, and comments, each with the figure it explains. */
export const unitRemarksSchema = z.strictObject({
  unit: z.string(),
  name: textSchema,
  /** The unit and those above it, who may read its figures. */
  readableBy: z.array(z.string()),
  note: z.string().exactOptional(),
  /** Figures with the same comment are together. */
  comments: z.array(
    z.strictObject({
      figures: z.array(z.strictObject({ indicator: textSchema, figure: textSchema })),
      text: z.string(),
    }),
  ),
  /** How many more figures have a comment. */
  more: z.int(),
  illustrative: z.boolean(),
});

/** What a unit wrote beside its figures, with the units whose people may read it. */
export type UnitRemarks = z.infer<typeof unitRemarksSchema>;

/**
 * What units wrote with the figures that were counted: those with difficulties or proposals first, else in the order of the
 * submissions; at most {@link mostUnits} units.
 * Texts are cut to one line of {@link mostCharacters} characters.
 * @param counted the revision of each unit that the ranking counted; of a unit without one, nothing is reported
 */
export function unitRemarks(
  catalogue: Pick<Catalogue, 'units'>,
  set: IndicatorSet,
  submissions: readonly Submission[],
  counted: ReadonlyMap<string, number>,
): UnitRemarks[] {
  const units = new Map(catalogue.units.map((unit) => [unit.id, unit]));
  const found: UnitRemarks[] = [];
  for (const { unit: id, revision, note, comments = new Map(), values, illustrative } of submissions) {
    const unit = units.get(id);
    const says = note !== undefined || comments.size > 0;
    if (!says || unit === undefined || counted.get(id) !== revision) continue;
    const about = set.indicators.flatMap((indicator) => {
      const text = comments.get(indicator.id);
      const value = values.get(indicator.id);
      if (text === undefined || value === undefined) return [];
      const figure = figureInWords(value, indicator);
      return [{ indicator: indicator.name, figure, text: shortened(text) }];
    });
    if (note === undefined && about.length === 0) continue;
    found.push({
      unit: id,
      name: unit.name,
      readableBy: [...selfAndAbove(id, units)],
      ...(note === undefined ? {} : { note: shortened(note) }),
      comments: [...Map.groupBy(about.slice(0, mostFigures), ({ text }) => text)].map(([text, same]) => ({
        figures: same.map(({ indicator, figure }) => ({ indicator, figure })),
        text,
      })),
      more: Math.max(0, about.length - mostFigures),
      illustrative,
    });
  }
  return found
    .toSorted((a, b) => Number(a.note === undefined) - Number(b.note === undefined))
    .slice(0, mostUnits);
}

/** A unit and those above it. Stops where the tree is broken or circular. */
export function selfAndAbove(
  id: string,
  units: ReadonlyMap<string, { readonly parent: string | null }>,
): Set<string> {
  const passed = new Set<string>();
  for (let at: string | null = id; at !== null && !passed.has(at); at = units.get(at)?.parent ?? null)
    passed.add(at);
  return passed;
}

function shortened(text: string): string {
  const line = text.replace(/[\p{Cc}\s\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  if (line.length <= mostCharacters) return line;
  const cut = line
    .slice(0, mostCharacters - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  return `${cut.trimEnd()}…`;
}
