import { describe, expect, it } from 'vitest';
import { dark, light } from '../../../messages/letter/email-style.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('P16: text is legible in both themes: contrast of at least 4.5 to 1', () => {
  for (const [theme, palette] of Object.entries({ light, dark })) {
    for (const ink of ['ink', 'muted', 'accent', 'rise'] as const) {
      for (const ground of ['page', 'card', 'tint'] as const) {
        it(`${theme}: ${ink} on ${ground}`, () => {
          expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
        });
      }
    }
  }
});
