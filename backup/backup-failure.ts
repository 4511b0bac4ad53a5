import type { Text } from '../domain/language/text.ts';

/** Why an export, import or restore cannot be made as asked, in both languages. */
export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';
  readonly detail: Text;

  constructor(detail: Text, options?: ErrorOptions) {
    super(detail.en, options);
    this.detail = detail;
  }
}
