import type * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import type { Route } from '../deployment/routes.ts';

/** A route with what OpenAPI says of it beyond the route itself. */
export type DocumentedOperation = ZodOpenApiOperationObject & {
  readonly route: Route;
  /** Its own problems; those of every operation are added. */
  readonly problems: readonly ProblemCode[];
  /** Its own answers, by status. */
  readonly responses: Readonly<Record<string, ZodOpenApiResponseObject>>;
};

/** A JSON body of this form. */
export const json = (schema: z.ZodType, example?: unknown) => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});
