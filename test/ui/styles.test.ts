import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GLYPH_COLOR, ICON_COLORS } from '../../utils/notify/icon.ts';
import { TONES } from '../../utils/notify/look.ts';

const ROOT = new URL('../../', import.meta.url);
const sheets = ['components', 'entrypoints'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({
      file: `${folder}/${file}`,
      css: readFileSync(new URL(`${folder}/${file}`, ROOT), 'utf8'),
    })),
);

/** Relative luminance of a CSS hex colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const tokens = readFileSync(new URL('components/base/tokens.css', ROOT), 'utf8');
const [light = '', dark = ''] = tokens.split(/:root\[data-theme="dark"\]/);
const read = (css: string) =>
  new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));

describe.each([
  ['light', read(light)],
  ['dark', read(dark)],
])('%s theme', (_, colors) => {
  const color = (name: string) => {
    const hex = colors.get(name);
    if (hex === undefined) throw new Error(`no --${name}`);
    return hex;
  };
  const grounds = ['ground', 'raised', 'sunken'];
  const text: [string, string][] = [
    ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) =>
      grounds.map((ground): [string, string] => [ink, ground]),
    ),
    ['accent-ink', 'accent'],
    ['accent', 'accent-tint'],
    ['ink-3', 'muted-tint'],
    ['ground', 'ink'],
    ...TONES.flatMap((tone): [string, string][] => [
      [`${tone}-ink`, `${tone}-tint`],
      [`${tone}-ink`, 'raised'],
      ['ink', `${tone}-tint`],
    ]),
  ];
  const shapes: [string, string][] = [
    ...grounds.flatMap((ground): [string, string][] => [
      ['edge', ground],
      ['focus', ground],
      ...TONES.map((tone): [string, string] => [tone, ground]),
    ]),
    ...TONES.flatMap((tone): [string, string][] => [
      [tone, `${tone}-tint`],
      ['glyph', tone],
    ]),
  ];

  test.each(text)('text --%s on --%s is at least 4.5:1', (ink, ground) => {
    expect(contrast(color(ink), color(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)('shape --%s on --%s is at least 3:1', (shape, ground) => {
    expect(contrast(color(shape), color(ground))).toBeGreaterThanOrEqual(3);
  });
});

test.each(TONES)('the toolbar icon stands out in %s on light and dark toolbars', (tone) => {
  for (const toolbar of ['#ffffff', '#f1f3f4', '#35363a', '#202124'])
    expect(contrast(ICON_COLORS[tone], toolbar)).toBeGreaterThanOrEqual(3);
  expect(contrast(GLYPH_COLOR, ICON_COLORS[tone])).toBeGreaterThanOrEqual(3);
});

test.each(sheets)('$file keeps to start and end, so that it can be mirrored', ({ css }) => {
  expect(
    css.match(
      /(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right):|text-align: (?:left|right)|float: (?:left|right)/gm,
    ),
  ).toBeNull();
});

test.each(sheets)('$file moves nothing unless motion is welcome, and fetches nothing', ({ css }) => {
  const still = css.replace(/@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g, '');
  expect(still).not.toMatch(/\b(?:animation|transition)(?:-\w+)?:/);
  expect(css).not.toMatch(/https?:|url\(/);
});
