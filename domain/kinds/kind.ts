import type * as z from 'zod';
import type { Language, Text } from '../language/text.ts';
import type { Violation } from '../problem/problem.ts';
import type { Quantity } from './quantity.ts';
import type { SoftRule } from './soft-rule.ts';

/** Where something stands in an input: the keys and indexes from its root down. */
export type Path = readonly (string | number)[];

/**
 * How a part of a figure is written in a column: a `whole` number; a `decimal`, with at most two decimals; a decimal that
 * is only `stated`, checked against the other parts and not stored; a `mark`, such as `x`.
 */
export type ColumnForm = 'whole' | 'decimal' | 'stated' | 'mark';

/** Reads the integers of packed values one after another. @throws RangeError at their end */
export type IntegerReader = { readonly next: () => number };

/** Writes a number for a reader. */
export type NumberFormat = (figure: number, language: Language) => string;

/** The types that a kind of figure is made of. */
type FigureTypes = {
  /** The figure as a unit sends it, once its shape is checked; points, amounts and percentages in 1/100. */
  readonly sent: object;
  /** The figure as the API returns it. */
  readonly answer: object;
  /** The figure once it is validated. */
  readonly value: { readonly kind: string };
};

/** Everything the product knows of one kind of figure, whatever it is measured against. */
export type FigureKind<T extends FigureTypes> = {
  /** The kind's number in packed values; no two kinds share one, and none is ever given to another. */
  readonly code: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly sent: z.ZodType<T['sent']>;
  readonly answer: z.ZodType<T['answer']>;
  /** The columns of its parts, each part of `sent` once. */
  readonly columns: readonly (readonly [part: keyof T['sent'], form: ColumnForm])[];
  /** The figure that was sent, once it is known to be valid. */
  readonly valueOf: (sent: T['sent']) => T['value'];
  /** The figure in the form it is sent in. */
  readonly answerOf: (value: T['value']) => T['answer'];
  /** The figure as integers from 0 on, as packed values hold them. */
  readonly toIntegers: (value: T['value']) => readonly number[];
  /** Reads back what `toIntegers` gave. */
  readonly fromIntegers: (reader: IntegerReader) => T['value'];
  /** Whether there was nothing to measure, so that nothing can be earned or missed. */
  readonly isEmpty: (value: T['value']) => boolean;
  /** The figure as a person writes it: `412/425`. */
  readonly textOf: (value: T['value'], language: Language) => string;
};

/** The types that a kind of indicator is made of. */
export type IndicatorTypes = FigureTypes & {
  /** Schema of such an indicator in a catalogue. */
  readonly definition: z.ZodType<{ readonly kind: string; readonly id: string }>;
  /** The names of the parts that are compared with the last period's. */
  readonly compared: string;
};

/** One part of a figure that is compared with the same part of another period. */
type ComparedPart<T extends IndicatorTypes> = {
  readonly part: T['compared'];
  readonly label: (indicator: z.output<T['definition']>) => Text;
  readonly figureOf: (value: T['value']) => number;
  /** Writes the part's number. */
  readonly format: NumberFormat;
  /** The soft rule that a part smaller than the last period's breaks; null when it is free to shrink. */
  readonly whenLess: SoftRule | null;
};

/** How figures of a kind add up to others of the same kind. */
type Summing<Value> = {
  readonly addendOf: (value: Value) => number;
  /** Writes an addend or a sum. */
  readonly format: NumberFormat;
};

/** How figures of a kind show how far a milestone has come. */
type Measuring<Value> = {
  /** Where the target comes from: the milestone's obligation, or the figure, which brings its own whole. */
  readonly targetFrom: 'obligation' | 'figure';
  /** @param target the obligation's; 0 when it has none */
  readonly progressOf: (value: Value, target: number) => { readonly done: number; readonly target: number };
};

/**
 * What a step up adds to, as explanations speak of it: the part of a whole, by that part's label; things, by the word for
 * them; or points.
 */
type Counted = { readonly counts: 'part' | 'things' | 'points'; readonly counted: Text };

/** Points, in 1/100, and a rank published by somebody else. */
export type PublishedStanding = { readonly points: number; readonly rank: number; readonly of: number };

/** Everything the product knows of one kind of indicator. What a kind cannot do is null. */
export type IndicatorKind<T extends IndicatorTypes> = FigureKind<T> & {
  readonly definition: T['definition'];
  /** What is wrong with a definition beyond its shape. @param at where it stands in the catalogue */
  readonly checkDefinition: (indicator: z.output<T['definition']>, at: Path) => Violation[];
  /** What is wrong with a figure beyond its shape, beside its indicator as it is in force. @param at where it stands */
  readonly check: (indicator: z.output<T['definition']>, sent: T['sent'], at: Path) => Violation[];
  /** Why “nothing to report” is no figure of this kind; null when it is one. */
  readonly refusesNothing: { readonly code: string; readonly detail: Text } | null;
  /** What a figure earns points by; null when it earns none. Not asked for an empty figure. */
  readonly quantityOf: (indicator: z.output<T['definition']>, value: T['value']) => Quantity | null;
  readonly compared: readonly ComparedPart<T>[];
  /** The soft rules that an indicator follows when it declares none. */
  readonly softRules: readonly SoftRule[];
  readonly summing: Summing<T['value']> | null;
  readonly measuring: Measuring<T['value']> | null;
  readonly countedBy: (indicator: z.output<T['definition']>) => Counted;
  /** The standing that can head a set's reports. */
  readonly standingOf: ((value: T['value']) => PublishedStanding) | null;
};
