import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { conditional } from './http/entity-tag.ts';
import { headers, ifNoneMatch } from './http/headers.ts';
import { plain, type Resource } from './http/operation.ts';
import { pathParameters } from './parameters/parameters.ts';

const addressSchema = z
  .object({
    unit: z.object({ id: z.string(), name: textSchema }),
    generation: z.int().meta({
      description: 'As the catalogue states it (`calendarGeneration` of the unit); 1 unless stated.',
    }),
    path: z.string().meta({
      description: 'The path of the calendar on this server. Anyone who has it can read the calendar.',
      example: '/v1/calendars/UC5BIzE.Vb0pDkhFxV0pNQ0v2Zr1Vd2hJfHqk1l0S8yXnq5cT3w.ics',
    }),
  })
  .meta({ id: 'CalendarAddress' });

/** Where a unit's calendar is. The path is a secret: whoever has it can read the calendar. */
export type CalendarAddressAnswer = z.infer<typeof addressSchema>;

/** How many days back and ahead a unit's calendar reaches. */
export const calendarReach = { back: 60, ahead: 365 } as const;

/** The deadlines of units as calendars that programs subscribe to. */
export const calendars = {
  getCalendarAddress: {
    ...plain,
    id: 'getCalendarAddress',
    method: 'GET',
    path: '/v1/calendar/{unit}',
    access: ['unit', 'reader', 'operations'],
    summary: { vi: 'Địa chỉ lịch của đơn vị', en: 'The address of a unit’s calendar' },
    description:
      'For the unit itself and for operations. The address works until the catalogue states another `calendarGeneration` for the unit.',
    parameters: pathParameters(
      { unit: idSchema },
      {
        vi: 'Địa chỉ cần có dạng /v1/calendar/BD.STP: đơn vị; không có tham số.',
        en: 'Use /v1/calendar/BD.STP: the unit; there are no parameters.',
      },
    ),
    answers: {
      200: { description: { vi: 'Địa chỉ lịch', en: 'The address' }, schema: addressSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
  getCalendar: {
    ...plain,
    id: 'getCalendar',
    method: 'GET',
    path: '/v1/calendars/{file}',
    access: 'open',
    summary: { vi: 'Lịch các thời hạn của đơn vị', en: 'A unit’s deadlines as a calendar' },
    description: `iCalendar (RFC 5545) for programs that subscribe to it: when figures are due, when exceptions from a lock end, and the dates of milestones, from ${calendarReach.back} days ago to ${calendarReach.ahead} days ahead. The events have the \`UID\` that they have in the files that come with messages, and are cancelled once the unit has nothing more to do.`,
    parameters: pathParameters(
      {
        file: z.string().meta({
          description: 'The last part of the address that `GET /v1/calendar/{unit}` returns.',
        }),
      },
      {
        vi: 'Dùng nguyên địa chỉ lịch đã được cấp; không có tham số.',
        en: 'Use the calendar address as it was given; there are no parameters.',
      },
    ),
    headers: headers({ 'If-None-Match': ifNoneMatch('"RqbGvHq3FbY8mJr1b0Cj9w"') }),
    answers: conditional(
      {
        description: { vi: 'Lịch', en: 'The calendar' },
        mediaType: 'text/calendar',
        schema: z.string(),
      },
      'version',
      { description: 'Changes with the content of the calendar, and every day.' },
    ),
    problems: ['not-found'],
  },
} as const satisfies Resource;
