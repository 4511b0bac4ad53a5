import { Problem, type Violation } from '../../domain/problem/problem.ts';

/** Why a submission is refused whatever its figures are, and the part of the request that would have to differ. */
export type Obstacle = { readonly pointer: string; readonly problem: Problem };

/** An obstacle as one of several things that are wrong with a submission. */
export function violationOfObstacle({ pointer, problem: { code, detail } }: Obstacle): Violation {
  return { pointer, code, detail };
}

/**
 * The refusal for the first obstacle. If anything else is wrong, it lists everything.
 * @param obstacles all of them
 * @param violations what is wrong with the content
 */
export function withOthers(
  { problem }: Obstacle,
  obstacles: readonly Obstacle[],
  violations: readonly Violation[],
): Problem {
  if (obstacles.length + violations.length === 1) return problem;
  return new Problem(problem.code, problem.detail, [...obstacles.map(violationOfObstacle), ...violations]);
}
