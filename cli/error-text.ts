/** An error as a person reads it: about which indicator, if any, and how to fix it. */
export function errorText({
  detail,
  indicator,
}: {
  readonly detail: string;
  readonly indicator?: { readonly id: string; readonly name: string };
}): string {
  return indicator === undefined ? detail : `${indicator.id} ${indicator.name}: ${detail}`;
}
