import type * as z from 'zod';
import type { Language, Text } from '../language/text.ts';
import type { Violation } from '../problem/problem.ts';
import type { PartWord } from './part-words.ts';
import type { Proportion, Quantity } from './quantity.ts';
import type { SoftRule } from './soft-rule.ts';

/** A position in an input: the keys and indexes from its root down. */
export type Path = readonly (string | number)[];

/**
 * The format of a figure's part in a column: a `whole` number; a `decimal`, with at most two decimals; `stated`, a
 * decimal checked against the other parts and not stored; a `mark`, such as `x`.
 */
export type ColumnForm = 'whole' | 'decimal' | 'stated' | 'mark';

/**
 * Reads the integers of packed values in sequence.
 * @throws RangeError past the end
 */
export type IntegerReader = { readonly next: () => number };

/** Takes the integers of packed values in sequence. */
export type IntegerWriter = { put(integer: number): void };

/** Formats a number for a reader. */
export type NumberFormat = (figure: number, language: Language) => string;

/** The types that make up a kind of figure. */
type FigureTypes = {
  /** The figure as submitted, after its shape is checked; points, amounts and percentages in 1/100. */
  readonly sent: object;
  /** The figure as the API returns it. */
  readonly answer: object;
  /** The validated figure. */
  readonly value: { readonly kind: string };
};

/** The definition of one kind of figure, independent of any target or score. */
export type FigureKind<T extends FigureTypes> = {
  /** The kind's number in packed values; unique, and never reassigned. */
  readonly code: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly sent: z.ZodType<T['sent']>;
  /**
   * Reads a submitted figure without the schema: exactly the objects of JSON that `sent` accepts, as it gives them.
   * @returns null for any other, which `sent` refuses in words
   */
  readonly readSent: (sent: object) => T['sent'] | null;
  readonly answer: z.ZodType<T['answer']>;
  /** The columns of its parts, each part of `sent` once. */
  readonly columns: readonly (readonly [part: keyof T['sent'], form: ColumnForm])[];
  /** Converts the submitted figure, once valid. */
  readonly valueOf: (sent: T['sent']) => T['value'];
  /** The figure as submitted. */
  readonly answerOf: (value: T['value']) => T['answer'];
  /** Writes the figure as non-negative integers, for packed values: always as many for a kind, and at most three. */
  readonly putIntegers: (value: T['value'], into: IntegerWriter) => void;
  /** The inverse of `putIntegers`. */
  readonly fromIntegers: (reader: IntegerReader) => T['value'];
  /** Whether there was nothing to measure, so that nothing can be earned or missed. */
  readonly isEmpty: (value: T['value']) => boolean;
  /** The figure as people write it: `412/425`. */
  readonly textOf: (value: T['value'], language: Language) => string;
  /**
   * What follows the text, so that it says what it counts: a share or a mean in brackets, the unit of measure, or nothing.
   * @param isMean whether a part of a whole is a mean in the measure, such as days for each dossier, and no share
   */
  readonly countOf: (value: T['value'], measure: Text, language: Language, isMean: boolean) => string;
};

/** The types that make up a kind of indicator. */
export type IndicatorTypes = FigureTypes & {
  /** Schema of such an indicator in a catalogue. */
  readonly definition: z.ZodType<{ readonly kind: string; readonly id: string }>;
  /** The names of the parts compared with last period's. */
  readonly compared: string;
};

/** One part of a figure, compared with the same part of another period. */
type ComparedPart<T extends IndicatorTypes> = {
  readonly part: T['compared'];
  readonly label: (indicator: z.output<T['definition']>) => Text;
  readonly figureOf: (value: T['value']) => number;
  /** Formats the part's number. */
  readonly format: NumberFormat;
  /** The soft rule broken when the part is lower than last period's; null when it may decrease. */
  readonly whenLess: SoftRule | null;
};

/** One part of a figure that adds up to the same part of another figure of the kind. */
type SummedPart<T extends FigureTypes> = {
  readonly part: keyof T['sent'] & PartWord;
  readonly addendOf: (value: T['value']) => number;
  /** Formats an addend or a sum. */
  readonly format: NumberFormat;
};

/** How figures of a kind measure progress toward a milestone. */
type Measuring<Value> = {
  /** The source of the target: the milestone's obligation, or the figure, which contains its own whole. */
  readonly targetFrom: 'obligation' | 'figure';
  /** @param target the obligation's target; 0 when it has none */
  readonly progressOf: (value: Value, target: number) => { readonly done: number; readonly target: number };
};

/**
 * What a step up adds, as explanations name it: the part of a whole, by its label; things, by their noun; or points.
 */
type Counted = { readonly counts: 'part' | 'things' | 'points'; readonly counted: Text };

/** Points, in 1/100, and a rank with the number of ranks, published by another body; null where it did not publish them. */
export type PublishedStanding = {
  readonly points: number | null;
  readonly rank: number | null;
  readonly of: number | null;
};

/** The definition of one kind of indicator. Unsupported capabilities are null. */
export type IndicatorKind<T extends IndicatorTypes> = FigureKind<T> & {
  /** What people choose it by in the workbook of the catalogue: no other kind's name, and without commas, which separate the choices of a cell. */
  readonly name: Text;
  readonly definition: T['definition'];
  /**
   * The faults of a definition beyond its shape.
   * @param at its path in the catalogue
   */
  readonly checkDefinition: (indicator: z.output<T['definition']>, at: Path) => Violation[];
  /**
   * The faults of a figure beyond its shape, given its indicator as in force.
   * @param at its path
   */
  readonly check: (indicator: z.output<T['definition']>, sent: T['sent'], at: Path) => Violation[];
  /** Why “nothing to report” is not a figure of this kind; null when it is. */
  readonly refusesNothing: { readonly code: string; readonly detail: Text } | null;
  /** What a figure earns points by; null when it earns none. Not called for an empty figure. */
  readonly quantityOf: (indicator: z.output<T['definition']>, value: T['value']) => Quantity | null;
  /** The same for whole leagues at once; null where points are not simply pro rata, and `quantityOf` says what earns them. */
  readonly proportionOf: (indicator: z.output<T['definition']>) => Proportion | null;
  /** The part of its points, in 1/100 per cent, that the best possible figure earns; 0 for a kind that earns none. */
  readonly mostEarned: (indicator: z.output<T['definition']>) => number;
  readonly compared: readonly ComparedPart<T>[];
  /** The soft rules of an indicator that declares none. */
  readonly softRules: readonly SoftRule[];
  /** The parts that add up in a declared sum; empty when none does. */
  readonly summing: readonly SummedPart<T>[];
  readonly measuring: Measuring<T['value']> | null;
  readonly countedBy: (indicator: z.output<T['definition']>) => Counted;
  /** The standing that can head a set's reports. */
  readonly standingOf: ((value: T['value']) => PublishedStanding) | null;
};
