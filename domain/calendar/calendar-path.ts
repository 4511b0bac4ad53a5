/** The last part of a calendar's address: its token, with the ending that calendar programs expect. */
export const fileNameOfCalendar = /^(?<token>[\w.-]+)\.ics$/;

/** The path of a calendar. */
export function calendarFilePath(token: string): string {
  return `/v1/calendars/${token}.ics`;
}
