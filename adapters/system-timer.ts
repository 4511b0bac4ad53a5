import { setTimeout as pause } from 'node:timers/promises';
import type { Timer } from '../usecases/ports/timer.ts';

/** The machine's clock, in real time. */
export const systemTimer: Timer = { now: () => Date.now(), wait: (milliseconds) => pause(milliseconds) };
