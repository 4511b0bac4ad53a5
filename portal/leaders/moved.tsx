/** Places gained or lost, with an arrow, so that the colour only repeats it. @param text the change with its sign */
export function Moved({ places, text }: { readonly places: number | null; readonly text: string }) {
  if (places === null) return <>—</>;
  if (places === 0) return <>0</>;
  return (
    <span class={places > 0 ? 'up' : 'down'}>
      <span aria-hidden="true">{places > 0 ? '▲' : '▼'}</span> {text}
    </span>
  );
}
