import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../domain/ports/surroundings.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
