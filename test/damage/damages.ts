import { type Item, itemSchema } from './stage.ts';

/** A damaged row: what is wrong with it, and whether no reader can read it, since what it needs most is gone. */
export type Damage = { readonly how: string; readonly item: Item; readonly isUnreadable: boolean };

/** Attributes that are no content; a database takes no key of another type. */
const keys: readonly string[] = ['pk', 'sk', 'dueKey', 'dueAt', 'v'];

/** A row as a later release may store it. */
export function ofUnknownVersion(item: Item): Item {
  return { ...item, v: 99 };
}

/** The ways in which a row is damaged: as a whole, and attribute by attribute. */
export function damagesOf(item: Item): Damage[] {
  const attributes = Object.keys(item).filter((name) => !keys.includes(name));
  return [
    { how: 'is empty', item: only(item, keys), isUnreadable: true },
    { how: 'has no number as its version', item: { ...item, v: '1' }, isUnreadable: true },
    ...attributes.flatMap((attribute) => damagesOfAttribute(item, attribute)),
  ];
}

function damagesOfAttribute(item: Item, attribute: string): Damage[] {
  const value = item[attribute];
  const changed = (how: string, to: unknown, isUnreadable: boolean): Damage => ({
    how: `${how} ${attribute}`,
    item: { ...item, [attribute]: to },
    isUnreadable,
  });
  const others = Object.keys(item).filter((name) => name !== attribute);
  return [
    { how: `lacks ${attribute}`, item: only(item, others), isUnreadable: false },
    changed('has another type in', { no: 'such' }, false),
    changed('has an unknown value in', typeof value === 'string' ? 'no such' : -1, false),
    ...(value instanceof Uint8Array
      ? [
          changed('is cut short in', value.subarray(0, Math.floor(value.length / 2)), true),
          changed('has no bytes in', new Uint8Array(), true),
        ]
      : []),
  ];
}

function only(item: Item, names: readonly string[]): Item {
  return itemSchema.parse(Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name))));
}
