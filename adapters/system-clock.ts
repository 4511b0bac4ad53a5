import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../usecases/ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
