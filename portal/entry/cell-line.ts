/** A cell of a workbook, its content, and the remark about it. */
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
