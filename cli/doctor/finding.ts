import type { Text } from '../../domain/language/text.ts';

/** What to do about a failed check, with lines to paste: commands, or records for a DNS zone. */
type NextStep = { readonly words: Text; readonly lines: readonly string[] };

/** What a check found. `skipped` is one that does not apply here, or waits for another check. */
export type Finding =
  | { readonly outcome: 'ok' | 'skipped'; readonly detail: Text }
  | { readonly outcome: 'failed'; readonly detail: Text; readonly next: NextStep };

/** One check of `tiendo doctor`. */
export type Check = {
  /** Stable, for scripts. */
  readonly id: string;
  readonly title: Text;
  readonly look: () => Promise<Finding>;
};

/** A check that found nothing wrong. */
export function ok(vi: string, en: string): Finding {
  return { outcome: 'ok', detail: { vi, en } };
}

/** A check that could not be made, or does not apply, with the reason. */
export function skipped(vi: string, en: string): Finding {
  return { outcome: 'skipped', detail: { vi, en } };
}

/** @param lines to paste for the next step */
export function failed(detail: Text, next: Text, lines: readonly string[] = []): Finding {
  return { outcome: 'failed', detail, next: { words: next, lines } };
}
