import type { Text } from '../domain/language/text.ts';

/**
 * The class of a failure: a folder that cannot be written or read as a data folder is `unusable`, one that a local stack has open
 * `in-use`; an export is `damaged`; a table or the data of a local stack is `missing`; the target is `taken` by other data.
 */
export type BackupFault = 'unusable' | 'in-use' | 'damaged' | 'missing' | 'taken';

/** Why an export, import or restore cannot be made as asked, in both languages. */
export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';
  readonly fault: BackupFault;
  readonly detail: Text;

  constructor(fault: BackupFault, detail: Text, options?: ErrorOptions) {
    super(detail.en, options);
    this.fault = fault;
    this.detail = detail;
  }
}
