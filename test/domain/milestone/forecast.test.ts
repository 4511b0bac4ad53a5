import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { forecastOf, forecastSchema } from '../../../domain/milestone/forecast.ts';
import type { ObligationState } from '../../../domain/milestone/obligation-state.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const state: ObligationState = {
  status: 'on-track',
  done: 310,
  target: 500,
  remaining: 190,
  doneOn: null,
  daysEarly: null,
  pace: { amount: 210, days: 21 },
  neededPace: { amount: 190, days: 35 },
  projected: day('2023-06-14'),
  earliest: day('2023-06-08'),
  latest: day('2023-07-03'),
  figureDate: day('2023-05-26'),
  illustrative: false,
};

describe('a forecast as it is told', () => {
  it('gives its speeds by the day and its dates as texts', () => {
    const forecast = forecastOf(state);
    expect(forecast).toEqual({
      remaining: 190,
      status: 'on-track',
      pace: { perDay: 10, amount: 210, days: 21 },
      neededPace: { perDay: 5.43, amount: 190, days: 35 },
      projected: '2023-06-14',
      earliest: '2023-06-08',
      latest: '2023-07-03',
    });
    expect(forecastSchema.parse(forecast)).toEqual(forecast);
    expect(forecastSchema.safeParse({ ...forecast, colour: 'red' }).success).toBe(false);
  });

  it('gives null for what nobody can say', () => {
    const nothing = {
      remaining: null,
      pace: null,
      neededPace: null,
      projected: null,
      earliest: null,
      latest: null,
    };
    const forecast = forecastOf({ ...state, ...nothing, status: 'at-risk' });
    expect(forecast).toEqual({ ...nothing, status: 'at-risk' });
    expect(forecastSchema.parse(forecast)).toEqual(forecast);
  });

  it.each([
    [1, 3, 0.33],
    [2, 3, 0.67],
    [199, 2, 99.5],
    [200, 2, 100],
    [201, 2, 101],
    [1_027_014, 96, 10_698],
    [-7, 3, -2.33],
    [-1_001, 2, -500],
    [0, 7, 0],
  ])('rounds %i in %i days to %d a day', (amount, days, perDay) => {
    expect(forecastOf({ ...state, pace: { amount, days } }).pace).toEqual({ perDay, amount, days });
  });
});
