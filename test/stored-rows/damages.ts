import { type Item, itemSchema } from './stage.ts';

/** A damaged row: what is wrong with it, and whether no reader can read it, since what it needs most is gone. */
export type Damage = { readonly how: string; readonly item: Item; readonly isUnreadable: boolean };

/** Attributes that are no content; a database takes no key of another type. */
const keys: readonly string[] = ['pk', 'sk', 'dueKey', 'dueAt', 'v'];

/** A row as a later release may store it. */
export function ofUnknownVersion(item: Item): Item {
  const { bytes } = item;
  // A page of a ranking has its version in what is packed.
  if (bytes instanceof Uint8Array) return { ...item, bytes: bytes.subarray(0, bytes.length >> 1) };
  return { ...item, v: 99 };
}

/** The ways in which a row is damaged: as a whole, and attribute by attribute. */
export function damagesOf(item: Item): Damage[] {
  const attributes = Object.keys(item).filter((name) => !keys.includes(name));
  return [
    // Of somebody who subscribed again, an item without a time remains.
    { how: 'is empty', item: only(item, keys), isUnreadable: !('unsubscribedAt' in item) },
    ...('v' in item
      ? [{ how: 'has no number as its version', item: { ...item, v: '1' }, isUnreadable: true }]
      : []),
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
          // What a catalogue records of earlier ones is read by few that read the catalogue.
          changed('is cut short in', value.subarray(0, value.length >> 1), attribute !== 'history'),
          changed('has no bytes in', new Uint8Array(), attribute !== 'history'),
        ]
      : []),
  ];
}

function only(item: Item, names: readonly string[]): Item {
  return itemSchema.parse(Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name))));
}
