import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('R12: what all objects share', () => {
  it.each([
    ['Object.prototype', Object.prototype],
    ['Array.prototype', Array.prototype],
  ])('%s cannot be changed while tests run', (_, shared) => {
    fc.assert(
      fc.property(fc.constantFrom('isAdmin', 'toString', '0', 'constructor', 'valueOf', 'map'), (name) => {
        expect(Reflect.defineProperty(shared, name, { value: true })).toBe(false);
        expect(() => Object.assign(shared, { [name]: true })).toThrow(TypeError);
      }),
    );
  });

  it('leaves every object its own properties of those names', () => {
    const own: Record<string, unknown> = {};
    own['valueOf'] = 1;
    own['toString'] = 2;
    expect(own).toEqual({ valueOf: 1, toString: 2 });
    expect(String({})).toBe('[object Object]');
  });
});
