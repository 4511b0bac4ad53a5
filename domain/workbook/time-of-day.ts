/** How many seconds a day has. */
export const secondsOfDay = 86_400;

/**
 * A time of day as a spreadsheet's cell says it: `16:00`, and `16:00:30` where it has seconds, so that none are lost.
 * @param seconds from midnight; those of a whole day or more are midnight, as spreadsheets show them
 */
export function timeOfDay(seconds: number): string {
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const [hour, minute, second] = parts.map((part) => String(part).padStart(2, '0'));
  return `${hour}:${minute}${second === '00' ? '' : `:${second}`}`;
}
