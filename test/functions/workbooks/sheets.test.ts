import { expect, it } from 'vitest';
import type { MadeSheet } from '../../../domain/workbook/made-sheet.ts';
import { saidOf } from '../../fixtures/workbooks/said-of.ts';
import { createWorld } from '../../fixtures/world.ts';

it.each(['vi', 'en'])('a form with the figures in force reads as follows: %s', async (language) => {
  const world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue();
  const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
  const send = async (period: string, now: string, more: object) => {
    world.setNow(now);
    const { status } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': period },
      body: { unit: 'P.A', set: 'S', period, ...more },
    });
    expect(status).toBe(201);
  };
  await send('2024-W01', '2024-01-04T02:00:00Z', {
    values: {
      'S.1': { numerator: 3, denominator: 4 },
      'S.2': { done: 1, total: 2 },
      'S.5': { amount: 12.5 },
    },
  });
  await send('2024-W02', '2024-01-10T02:00:00Z', {
    values: { 'S.4': { count: 7 }, 'S.3': { nothingToReport: true }, 'S.5': { amount: -3.25 } },
    comments: { 'S.4': 'Đã đối chiếu' },
    note: 'Thiếu người',
    asOf: '2024-01-09',
  });
  const made: MadeSheet[] = [];
  const { make } = world.ports.workbooks;
  world.ports.workbooks.make = async (sheets) => {
    made.push(...sheets);
    return make(sheets);
  };
  await world.workbooks({
    method: 'GET',
    path: '/v1/workbooks/S/2024-W02/P.A',
    headers: { authorization, 'accept-language': language },
  });
  await expect(made.flatMap(saidOf).join('\n')).toMatchFileSnapshot(`./sheets.${language}.txt`);
});
