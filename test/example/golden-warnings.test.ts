import { beforeAll, describe, expect, it } from 'vitest';
import { calendarToken } from '../../domain/access/calendar-token.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { instant } from '../fixtures/instants.ts';
import { createWorld, signingKey } from '../fixtures/world.ts';
import { calendarLines } from '../messages/calendar/calendar-lines.ts';
import { catalogue, submissions } from './example.ts';
import { warnedOn } from './warned.ts';

const milestone = 'digital-data-set-2023';
const morningOf = (day: string) => `${day}T00:30:00Z`;
let world: ReturnType<typeof createWorld>;

/** The example in the morning of a day of June 2023, with what had been received by then. */
async function exampleOn(day: string): Promise<void> {
  const at = morningOf(day);
  world = createWorld(at);
  await world.ports.catalogues.put(1, catalogue, instant('2023-01-01T00:00:00Z'));
  for (const submission of submissions.filter(({ receivedAt }) => receivedAt <= at)) {
    const set = findSet(catalogue, submission.set);
    if (set === undefined) throw new Error(`there is no set ${submission.set}`);
    await world.ports.submissions.append(set, submission);
  }
}

/** What each unit's contact gets that morning, by unit. */
async function warned(day: string): Promise<Map<string, string>> {
  await world.run('warn', morningOf(day));
  await world.sender(morningOf(day));
  const unitOf = new Map(catalogue.recipients.map(({ email, unit }) => [email, unit]));
  return new Map(
    world.sent.map(({ to, message }) => [
      unitOf.get(to.email) ?? '',
      `${message.subject}\n\n${message.text}`,
    ]),
  );
}

describe('the example in June 2023', { timeout: 60_000 }, () => {
  beforeAll(() => exampleOn('2023-06-21'));

  it('warns seven working days before 30 June, in words', async () => {
    const told = await warned('2023-06-21');
    await expect(told.get('BD.STNMT')).toMatchFileSnapshot('warnings/seven-days-before-30-june.txt');
  });

  it('tells a unit that is done early nothing more, and takes the date out of its calendar', async () => {
    const later = warnedOn(milestone, '2023-06-27');
    const [early = ''] = warnedOn(milestone, '2023-06-21').filter((unit) => !later.includes(unit));
    await exampleOn('2023-06-27');
    const told = await warned('2023-06-27');
    expect([told.has(early), later.every((unit) => told.has(unit))]).toEqual([false, true]);
    const path = `/v1/calendars/${calendarToken({ unit: early, generation: 1 }, signingKey)}.ics`;
    const { body } = await world.workbooks({ method: 'GET', path, headers: {} });
    const lines = calendarLines(String(body));
    const from = lines.indexOf(`UID:milestone.${milestone}.${early}@tiendo`) - 1;
    const event = lines.slice(from, lines.indexOf('END:VEVENT', from) + 1);
    await expect(`${event.join('\n')}\n`).toMatchFileSnapshot('warnings/done-early.ics.txt');
  });
});
