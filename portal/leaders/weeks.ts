const day = 24 * 60 * 60 * 1000;

/** The ISO week, `2024-W02`, that a date, `2024-01-10`, lies in. */
export function weekOf(date: string): string {
  return weekAt(Date.parse(date));
}

/** The week so many weeks after another; before it where negative: `2024-W01, -1` → `2023-W52`. */
export function weekAfter(week: string, weeks: number): string {
  const [year = '', number = ''] = week.split('-W');
  // 4 January lies in the first week.
  return weekAt(Date.UTC(Number(year), 0, 4) + (Number(number) - 1 + weeks) * 7 * day);
}

/** The week of an instant: that of its Thursday, in whose year it counts. */
function weekAt(instant: number): string {
  const weekday = (new Date(instant).getUTCDay() + 6) % 7;
  const thursday = new Date(instant + (3 - weekday) * day);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The quarter, `2024-Q1`, that a week ends in. */
export function quarterOf(week: string): string {
  const [year = '', number = ''] = week.split('-W');
  const fourth = Date.UTC(Number(year), 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  const sunday = new Date(fourth + (6 - weekday + (Number(number) - 1) * 7) * day);
  return `${sunday.getUTCFullYear()}-Q${Math.floor(sunday.getUTCMonth() / 3) + 1}`;
}
