/*
 * R12: no code of the product or its dependencies may modify the built-in prototypes. With the prototypes frozen, an
 * attempt throws instead of changing the behaviour of all other code.
 *
 * Plain freezing would also prevent an object from having its own property with the name of one of theirs
 * (`x.valueOf = …` throws), which libraries do with good reason. So each property becomes an accessor that allows the
 * object its own.
 */
for (const shared of [Object.prototype, Array.prototype]) {
  for (const name of Reflect.ownKeys(shared)) {
    const descriptor = Object.getOwnPropertyDescriptor(shared, name);
    if (descriptor?.configurable === true && 'value' in descriptor)
      makeOverridable(shared, name, descriptor.value);
  }
  Object.freeze(shared);
}

function makeOverridable(shared: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(shared, name, {
    get: () => value,
    set(this: unknown, own: unknown) {
      if (this === shared) throw new TypeError(`an attempt to change ${String(name)} of all objects`);
      Object.defineProperty(this, name, { value: own, writable: true, enumerable: true, configurable: true });
    },
    enumerable: false,
    configurable: false,
  });
}
