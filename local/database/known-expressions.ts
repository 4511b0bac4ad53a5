import { type Store, validationError } from 'dynalite/db/index.js';
import { checkTypes, checkValidations, validateAttributeValue } from 'dynalite/validations/index.js';

type Data = Record<string, unknown>;

/** dynalite's rules of an action. */
export type Rules = {
  readonly types: object;
  readonly custom?: ((data: object, store: Store) => string | undefined) | undefined;
};

const expressions = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/** What dynalite reads from the expressions of a request, and adds to it. */
const readings = ['_condition', '_filter', '_keyCondition', '_projection', '_updates', 'KeyConditions'];

/** The place of a value of a request. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** More requests of different forms than the product makes. */
const mostKnown = 500;

/**
 * Checks requests by dynalite's rules. Most of that is parsing expressions, and the product asks with the same few again and again:
 * what was read from them once is used again, with the values of the request, for values of the same types.
 */
export class KnownExpressions {
  readonly #store: Store;
  readonly #known = new Map<string, Data>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * A request as dynalite's actions take it.
   * @throws DynamoDB's refusal
   */
  checked(action: string, rules: Rules, asked: Readonly<Data>): object {
    if (expressions.every((name) => asked[name] === undefined)) return this.#check(rules, asked);
    const { ExpressionAttributeNames: names, ExpressionAttributeValues, ...others } = asked;
    const values = valuesIn(ExpressionAttributeValues);
    const types = Object.entries(values).map(([name, value]) => [name, ...Object.keys(value)]);
    const form = JSON.stringify([action, expressions.map((name) => asked[name] ?? null), names, types]);
    const known = this.#known.get(form);
    const isValid = () => Object.values(values).every((value) => validateAttributeValue(value) === undefined);
    if (known === undefined || !isValid()) return this.#learn(form, rules, asked);
    const read = filled(known, values);
    const plain: Data = { ...others, ...read };
    for (const name of expressions) delete plain[name];
    const invalid = rules.custom?.(plain, this.#store);
    if (invalid !== undefined) throw validationError(invalid);
    return Object.assign(plain, read);
  }

  #learn(form: string, rules: Rules, asked: Readonly<Data>): object {
    const data = this.#check(rules, asked);
    const values = valuesIn(data['ExpressionAttributeValues']);
    const places = new Map(Object.entries(values).map(([name, value]) => [value, new Place(name)]));
    const read = readings
      .filter((name) => data[name] !== undefined)
      .map((name) => [name, data[name]] as const);
    if (this.#known.size < mostKnown) this.#known.set(form, emptied(Object.fromEntries(read), places));
    return data;
  }

  #check({ types, custom }: Rules, asked: Readonly<Data>): Data {
    const data = checkTypes({ ...asked }, types);
    checkValidations(data, types, custom, this.#store);
    return data;
  }
}

/** @throws Error when any is not an object, as the SDK writes them */
function valuesIn(values: unknown): Record<string, object> {
  const found: Record<string, object> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (!isObject(value)) throw new Error(`the value ${name} of a request is no object`);
    found[name] = value;
  }
  return found;
}

/** A copy with a place for each value. */
function emptied(read: Data, places: ReadonlyMap<object, Place>): Data {
  const copy = (part: unknown): unknown =>
    (isObject(part) ? places.get(part) : undefined) ?? copied(part, copy);
  return copiedMap(read, copy);
}

/** A copy with the values in their places. */
function filled(known: Data, values: Data): Data {
  const copy = (part: unknown): unknown => (part instanceof Place ? values[part.name] : copied(part, copy));
  return copiedMap(known, copy);
}

function copied(part: unknown, copy: (part: unknown) => unknown): unknown {
  if (Array.isArray(part)) return part.map(copy);
  return isObject(part) ? copiedMap(part, copy) : part;
}

function copiedMap(map: object, copy: (part: unknown) => unknown): Data {
  const made: Data = {};
  for (const [name, part] of Object.entries(map)) made[name] = copy(part);
  return made;
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}
