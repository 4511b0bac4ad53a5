import type { Text } from '../domain/language/text.ts';

/** A reason why the local stack cannot start, shown at the terminal in both languages. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly detail: Text;

  constructor(detail: Text, options?: ErrorOptions) {
    super(detail.en, options);
    this.detail = detail;
  }
}
