/** Short facts, side by side where there is room. */
export function Facts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
