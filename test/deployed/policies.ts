import * as z from 'zod';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import { type ParsedTemplate, readable } from '../lib/synthesized.ts';
import type { AwsCall } from './aws-call.ts';

/** One permission of a function: an action on a resource under conditions, for one value of each that lists several. */
export type Permission = {
  readonly to: FunctionName;
  readonly action: string;
  readonly resource: string;
  /** For each condition key the pattern its values must match. */
  readonly conditions: readonly Condition[];
  /** The statement that grants it: one has to allow a whole call. */
  readonly statement: string;
};

type Condition = { readonly key: string; readonly pattern: string; readonly holdsWithout: boolean };

const oneOrMore = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

/** Only these operators are in use; another one fails here. */
const conditionSchema = z.partialRecord(
  z.enum(['ForAllValues:StringEquals', 'ForAllValues:StringLike', 'StringEquals', 'StringEqualsIfExists']),
  z.record(z.string(), oneOrMore),
);

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
  return template.resources('AWS::IAM::Policy', policySchema).flatMap(({ id, properties }) => {
    const to = byRole.get(properties.Roles[0].Ref);
    if (to === undefined) return [];
    return properties.PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }, index) =>
      Action.flatMap((action) =>
        Resource.flatMap((resource) =>
          conditionsIn(Condition).map((conditions) => ({
            to,
            action,
            resource: readable(resource),
            conditions,
            statement: `${id} ${index}`,
          })),
        ),
      ),
    );
  });
}

/** Every choice of one value for each condition key. */
function conditionsIn(condition: z.infer<typeof conditionSchema> = {}): Condition[][] {
  let chosen: Condition[][] = [[]];
  for (const [operator, byKey] of Object.entries(condition))
    for (const [key, patterns] of Object.entries(byKey ?? {})) {
      const holdsWithout = operator.endsWith('IfExists');
      chosen = chosen.flatMap((before) =>
        patterns.map((pattern) => [...before, { key, pattern, holdsWithout }]),
      );
    }
  return chosen;
}

function matches(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}

/** Every choice of one value for each condition key that a call has. */
function choicesOf({ context }: AwsCall): ReadonlyMap<string, string>[] {
  let chosen: ReadonlyMap<string, string>[] = [new Map()];
  for (const [key, values] of Object.entries(context))
    chosen = chosen.flatMap((before) => values.map((value) => new Map([...before, [key, value]])));
  return chosen;
}

function isMet({ key, pattern, holdsWithout }: Condition, choice: ReadonlyMap<string, string>): boolean {
  const value = choice.get(key);
  return value === undefined ? holdsWithout : matches(pattern, value);
}

/**
 * The permissions that a call uses; none where it is not allowed. Every resource of a call must be allowed, and every
 * value of a condition key by the same statement, as IAM demands with `ForAllValues`.
 */
export function usedBy(permissions: readonly Permission[], call: AwsCall): Permission[] {
  const choices = choicesOf(call);
  const used: Permission[] = [];
  for (const resource of call.resources) {
    const held = permissions.filter(
      ({ to, action, resource: on }) => to === call.by && action === call.action && on === resource,
    );
    const statements = [...Map.groupBy(held, ({ statement }) => statement).values()];
    const covering = statements.flatMap((statement) => {
      const covered = choices.map((choice) =>
        statement.filter(({ conditions }) => conditions.every((condition) => isMet(condition, choice))),
      );
      return covered.every((permitted) => permitted.length > 0) ? covered.flat() : [];
    });
    if (covering.length === 0) return [];
    used.push(...covering);
  }
  return used;
}

/** A permission in one line, with what each condition asks. */
export function inWords({ to, action, resource, conditions }: Permission): string {
  return [`${to}: ${action} ${resource}`, ...asked(conditions)].join(' ');
}

/** What conditions ask of a call, in words; keys that every request names, and what a request need not have, go without saying. */
export function asked(conditions: readonly Condition[]): string[] {
  return conditions.flatMap(({ pattern, holdsWithout }) => (holdsWithout ? [] : [pattern]));
}
