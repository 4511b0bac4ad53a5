import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import type { Language } from '../../domain/language/text.ts';

/** How many messages are in each state, in words: `62 delivered, 1 bounced`; empty without messages. */
export function countsInWords(counts: Readonly<Record<string, number>>, lang: Language): string {
  const byState = new Map(Object.entries(counts));
  return Object.entries(deliveryStateWords)
    .flatMap(([name, word]) => {
      const count = byState.get(name) ?? 0;
      return count === 0 ? [] : [`${count} ${word[lang]}`];
    })
    .join(', ');
}
