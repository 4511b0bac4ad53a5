/** A cell of a workbook, what it holds, and what is to be said about it. */
export function cellLine({
  pointer,
  value = '',
  detail,
}: {
  readonly pointer: string;
  readonly value?: string | undefined;
  readonly detail: string;
}): string {
  return [pointer, value === '' ? '' : `«${value}»`, detail].filter((part) => part !== '').join(' – ');
}
