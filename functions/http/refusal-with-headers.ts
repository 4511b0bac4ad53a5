import type { Text } from '../../domain/language/text.ts';
import { Problem, type ProblemCode } from '../../domain/problem/problem.ts';

/** A refusal whose answer carries further headers, such as `Allow` beside 405. */
export class RefusalWithHeaders extends Problem {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: Text, headers: Readonly<Record<string, string>>) {
    super(code, detail);
    this.headers = headers;
  }
}
