/** The last part of a calendar's address: its token, with the ending that calendar programs expect. */
export const fileNameOfCalendar = /^(?<token>[\w.-]+)\.ics$/;

/** Where the API serves a calendar, as a path on its host. */
export function calendarFilePath(token: string): string {
  return `/v1/calendars/${token}.ics`;
}
