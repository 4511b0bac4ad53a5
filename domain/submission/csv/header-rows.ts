import { columnNamed, keyColumns, nameColumns } from './column-names.ts';

const keys: readonly (string | null)[] = [...keyColumns, ...nameColumns];

/**
 * Joins two rows of a header. Under a heading merged across columns, such as `Số liệu`, stand the columns' own names, `Tử số`
 * and `Mẫu số`; a column without a name of its own keeps the one above, which was merged downwards. A name may need its
 * heading: `Mã` under `Chỉ số`.
 * @returns the names, as wide as the wider row; null when the lower row does not consist of names, such as the first row of
 * figures
 */
export function joinHeaderRows(above: readonly string[], below: readonly string[]): string[] | null {
  const length = Math.max(above.length, below.length);
  let heading = '';
  let named = 0;
  const names: string[] = [];
  for (let at = 0; at < length; at += 1) {
    const [upper, lower] = [(above[at] ?? '').trim(), (below[at] ?? '').trim()];
    if (upper !== '' || lower === '') heading = upper;
    const own = lower === '' || columnNamed(lower) !== null ? lower : withHeading(lower, heading);
    const isNamed = own !== '' && columnNamed(own) !== null;
    if (isNamed) named += 1;
    // Under the name of a key column stands what it holds, unless that is another name.
    if (lower !== '' && !isNamed && keys.includes(columnNamed(upper))) return null;
    names.push(own === '' ? upper : own);
  }
  return named === 0 ? null : names;
}

/** The name that a heading and what stands below it make together; the latter alone where they make none. */
function withHeading(lower: string, heading: string): string {
  const joined = `${lower} ${heading}`;
  return heading !== '' && columnNamed(joined) !== null ? joined : lower;
}
