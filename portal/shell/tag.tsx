/** How a state looks: its colour repeats what its sign and its words say. */
export type Tone = 'done' | 'due' | 'part' | 'late' | 'shut';

const signs: Readonly<Record<Tone, string>> = { done: '✓', due: '○', part: '◐', late: '!', shut: '■' };

/** A state in a word, with a sign. */
export function Tag({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span class={`tag tag-${tone}`}>
      <span aria-hidden="true">{signs[tone]}</span> {text}
    </span>
  );
}
