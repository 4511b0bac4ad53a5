import * as z from 'zod';
import { formatInteger, formatPoints } from '../domain/language/format.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

/** A figure as the API tells it. */
export const figureSchema = z.union([
  z.object({ numerator: z.number(), denominator: z.number() }),
  z.object({ done: z.number(), total: z.number() }),
  z.object({ count: z.number() }),
  z.object({ points: z.number(), rank: z.number(), of: z.number() }),
  z.object({ points: z.number() }),
  z.object({ amount: z.number() }),
  z.object({ nothingToReport: z.literal(true) }),
]);

/** A figure as a person writes it: `412/425`, `172.986`, `79,06 (4/63)`. */
export function figureText(settings: Settings, figure: z.infer<typeof figureSchema>): string {
  const whole = (value: number) => formatInteger(value, settings.lang);
  const decimal = (value: number) => formatPoints(Math.round(value * 100), settings.lang);
  if ('numerator' in figure) return `${whole(figure.numerator)}/${whole(figure.denominator)}`;
  if ('done' in figure) return `${whole(figure.done)}/${whole(figure.total)}`;
  if ('count' in figure) return whole(figure.count);
  if ('rank' in figure) return `${decimal(figure.points)} (${figure.rank}/${figure.of})`;
  if ('points' in figure) return decimal(figure.points);
  if ('amount' in figure) return decimal(figure.amount);
  return words(settings, 'không phát sinh', 'nothing to report');
}
