/**
 * An error or a warning as a person reads it: about which indicator, if any, and how to fix it. An id at the start of the
 * detail is not repeated.
 */
export function errorText({
  detail,
  indicator,
}: {
  readonly detail: string;
  readonly indicator?: { readonly id: string; readonly name: string };
}): string {
  if (indicator === undefined) return detail;
  const { id, name } = indicator;
  const rest = [`${id}, `, `${id}: `].find((start) => detail.startsWith(start)) ?? '';
  return `${id} ${name}: ${detail.slice(rest.length)}`;
}
