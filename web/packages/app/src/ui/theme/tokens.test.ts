import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from './tokens';

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1–21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('%s tokens', (_, tokens) => {
  it('give text AA contrast on every ground it stands on', () => {
    for (const ground of [tokens.page, tokens.surface, tokens.surfaceSunken]) {
      for (const text of ['text', 'mutedText', 'accent', 'good', 'bad', 'warning'] as const) {
        expect(contrast(tokens[text], ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const fill of [tokens.accent, tokens.bad]) {
      expect(contrast(tokens.onAccent, fill), fill).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(tokens.text, tokens.accentSoft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.accent, tokens.accentSoft)).toBeGreaterThanOrEqual(4.5);
  });

  it('give marks 3:1 against the surface', () => {
    for (const mark of [...tokens.categorical, tokens.comparison, tokens.other]) {
      expect(contrast(mark, tokens.surface), mark).toBeGreaterThanOrEqual(3);
    }
  });

  it('grow steadily along the sequential ramp', () => {
    const steps = tokens.sequential.map((colour) => contrast(colour, tokens.surface));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});
