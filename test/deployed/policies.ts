import * as z from 'zod';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import { type ParsedTemplate, readable } from '../lib/synthesized.ts';
import type { AwsCall } from './aws-call.ts';

/** One permission of a function: an action on a resource under a condition, for one value where it lists several. */
export type Permission = {
  readonly to: FunctionName;
  readonly action: string;
  readonly resource: string;
  /** The condition key with the pattern its values must match; null without a condition. */
  readonly condition: { readonly key: string; readonly pattern: string } | null;
};

const oneOrMore = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

/** Only these operators are in use; another one fails here. */
const conditionSchema = z.union([
  z.strictObject({ 'ForAllValues:StringEquals': z.record(z.string(), oneOrMore) }),
  z.strictObject({ 'ForAllValues:StringLike': z.record(z.string(), oneOrMore) }),
  z.strictObject({ StringEquals: z.record(z.string(), oneOrMore) }),
]);

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.strictObject({
        Effect: z.literal('Allow'),
        Action: oneOrMore,
        Resource: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]),
        Condition: conditionSchema.optional(),
      }),
    ),
  }),
  Roles: z.tuple([z.object({ Ref: z.string() })]),
});

const functionSchema = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** All permissions of all functions in the template. */
export function permissionsOf(template: ParsedTemplate): Permission[] {
  const functions = template.resources('AWS::Lambda::Function', functionSchema);
  const byRole = new Map(
    functions.map(({ properties }) => [
      properties.Role['Fn::GetAtt'][0],
      functionNames.find((name) => name === properties.Environment.Variables['POWERTOOLS_SERVICE_NAME']),
    ]),
  );
  return template.resources('AWS::IAM::Policy', policySchema).flatMap(({ properties }) => {
    const to = byRole.get(properties.Roles[0].Ref);
    if (to === undefined) return [];
    return properties.PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) =>
        Resource.flatMap((resource) =>
          conditionsIn(Condition).map((condition) => ({
            ...{ to, action, resource: readable(resource), condition },
          })),
        ),
      ),
    );
  });
}

function conditionsIn(condition: z.infer<typeof conditionSchema> | undefined): Permission['condition'][] {
  if (condition === undefined) return [null];
  return Object.values(condition).flatMap((byKey: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(byKey).flatMap(([key, patterns]) => patterns.map((pattern) => ({ key, pattern }))),
  );
}

/** Whether a permission covers one value of one resource of a call. */
function covers(
  { to, action, resource, condition }: Permission,
  call: AwsCall,
  on: string,
  value: string | null,
) {
  if (to !== call.by || action !== call.action || resource !== on) return false;
  return condition === null || (value !== null && matches(condition.pattern, value));
}

function matches(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}

/**
 * The permissions that a call uses; none where it is not allowed. Every resource of a call must be allowed, and every
 * value of a condition key, as IAM demands with `ForAllValues`.
 */
export function usedBy(permissions: readonly Permission[], call: AwsCall): Permission[] {
  const used: Permission[] = [];
  const values = Object.values(call.context).flat();
  for (const resource of call.resources) {
    for (const value of values.length === 0 ? [null] : values) {
      const covering = permissions.filter((permission) => covers(permission, call, resource, value));
      if (covering.length === 0) return [];
      used.push(...covering);
    }
  }
  return used;
}

/** A permission in one line. */
export function inWords({ to, action, resource, condition }: Permission): string {
  return `${to}: ${action} ${resource}${condition === null ? '' : ` ${condition.pattern}`}`;
}
