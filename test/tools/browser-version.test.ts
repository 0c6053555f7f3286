import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkedVersion } from '../../tools/browser-version.ts';
import { UsageError } from '../../tools/command.ts';
import { OLDEST } from '../../tools/oldest.ts';

const folder = mkdtempSync(join(tmpdir(), 'is-it-me-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
/** A program that says of its version what a browser would. */
function fake(said: string): string {
  made += 1;
  const path = join(folder, `browser-${made}`);
  writeFileSync(path, `#!/bin/sh\necho '${said}'\n`, { mode: 0o755 });
  return path;
}

it.each([
  ['firefox', 'Mozilla Firefox 140.12.0esr'],
  ['firefox', 'Mozilla Firefox 153.8.0esr'],
  ['chromium', 'Chromium 150.0.7871.100 built on Debian GNU/Linux 12 (bookworm)'],
  ['chromium', `Chromium ${OLDEST.chromium}.0.1`],
  ['chromium', 'Microsoft Edge 156.0.1.2'],
] as const)('a %s that says "%s" is new enough', (name, said) => {
  expect(checkedVersion(name, fake(said))).toBe(said);
});

it.each([
  ['firefox', 'Mozilla Firefox 128.14.0esr', 'firefox-esr'],
  ['firefox', 'Mozilla Firefox 139.0', 'firefox-esr'],
  ['chromium', 'Chromium 119.0.6045.199', 'chromium'],
] as const)('a %s that says "%s" is told in one line what to install', (name, said, packaged) => {
  const path = fake(said);
  const told = `${path} is ${said}, and the extension needs ${name} ${OLDEST[name]} or newer. Install a newer one, for example: sudo apt-get install ${packaged}`;
  expect(() => checkedVersion(name, path)).toThrow(new UsageError(told));
});

it('a program that is not there or does not run is told in the same way', () => {
  expect(() => checkedVersion('firefox', join(folder, 'none'))).toThrow(/does not run\. Install/);
  const path = fake('x');
  writeFileSync(path, '#!/bin/sh\nexit 1\n');
  expect(() => checkedVersion('chromium', path)).toThrow(UsageError);
});
