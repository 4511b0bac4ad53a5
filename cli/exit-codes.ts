/** How the command line ends, by class of failure, so that scripts can tell them apart. */
export const exitCodes = {
  ok: 0,
  /** Something nobody foresaw. */
  unexpected: 1,
  /** The command was not called the right way. */
  usage: 2,
  /** The input was refused; the messages say what to fix. */
  invalidInput: 3,
  /** No token, a wrong one, or one that may not do this. */
  access: 4,
  /** What was asked for is not there, or has changed meanwhile. */
  notFoundOrConflict: 5,
  /** The service cannot be reached or is not available; try again later. */
  unavailable: 6,
  /** Some of a file's submissions were recorded and some refused. */
  partlyAccepted: 7,
} as const;

/** The exit code for an HTTP status that is not a success. */
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

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
