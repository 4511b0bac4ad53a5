import type { Text } from '../domain/language/text.ts';

/** Exit codes by class of failure, for scripts. */
export const exitCodes = {
  ok: 0,
  /** An unexpected failure. */
  unexpected: 1,
  /** Wrong usage of the command. */
  usage: 2,
  /** The input was rejected, or is not there; the messages explain what to fix. */
  invalidInput: 3,
  /** The token is missing, wrong, or not permitted to do this. */
  access: 4,
  /** The resource does not exist, has changed meanwhile, or is taken. */
  notFoundOrConflict: 5,
  /** The service cannot be reached or is unavailable, or a data folder is in use; retry later. */
  unavailable: 6,
  /** Some submissions of a file were accepted and some rejected. */
  partlyAccepted: 7,
  /** A check failed: of `doctor`, or of `ranking verify`. */
  checkFailed: 8,
  /** Nothing is in force yet: it waits for a confirmation, or for a second operator. */
  waits: 9,
  /** Stopped with Ctrl+C; the usual code in shells. */
  interrupted: 130,
} as const;

/** The exit code for an unsuccessful HTTP status. */
export function exitCodeOf(status: number): number {
  if (status === 401 || status === 403) return exitCodes.access;
  if (status === 404 || status === 409 || status === 412) return exitCodes.notFoundOrConflict;
  if (status === 429 || status >= 500) return exitCodes.unavailable;
  return exitCodes.invalidInput;
}

/** A failure that ends the command with its own exit code and lines for stderr. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;
  readonly detail: Text;

  /** @param detail a single string if it is already in the command's language */
  constructor(exitCode: number, detail: Text | string, options?: ErrorOptions) {
    const text = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
    super(text.en, options);
    this.exitCode = exitCode;
    this.detail = text;
  }
}
