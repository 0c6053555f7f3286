import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readText } from '../support/files.ts';

type Package = {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

const lock = JSON.parse(readText('package-lock.json')) as {
  lockfileVersion: number;
  packages: Record<string, Package>;
};
const manifest = JSON.parse(readText('package.json')) as Package & { scripts: Record<string, string> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const shipped = packages.filter(([, { dev }]) => !dev);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences that let anybody use, change and ship the extension and the hub. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'BSL-1.0',
]);
/** Only used while developing, never shipped: data and the licence of an old Python. */
const ALLOWED_FOR_TOOLS = new Set([...ALLOWED, 'CC-BY-4.0', 'Python-2.0']);

/** True for an SPDX expression whose every part (or, where there is a choice, one) is allowed. */
function isAllowed(licence: string | undefined, allowed: ReadonlySet<string>): boolean {
  if (licence === undefined) return false;
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => allowed.has(one)));
}

/** A tool's build for another system, pinned to one version and installed there only. */
function isForeignBuild({ dev, optional, os = [], cpu = [], libc = [], version = '' }: Package): boolean {
  const here = os.includes('linux') && cpu.includes('x64') && !libc.includes('musl');
  return Boolean(dev && optional) && os.length + cpu.length > 0 && !here && /^\d+\.\d+\.\d+$/.test(version);
}

/** Packages that may run a script of their own when they are installed, and why. */
const SCRIPTED = new Set([
  'node', // brings the Node that runs the project
  'esbuild', // checks its own program
  'fsevents', // macOS only
  'dtrace-provider', // optional, of the add-on linter's log
  'spawn-sync', // of web-ext-run
]);

describe('dependencies', () => {
  it('are locked with a fingerprint, and to no particular registry', () => {
    expect(lock.lockfileVersion).toBeGreaterThanOrEqual(3);
    for (const [path, { link, integrity, resolved, ...entry }] of packages) {
      if (link) continue;
      expect({ path, resolved }).toEqual({ path, resolved: undefined });
      if (integrity === undefined && isForeignBuild(entry)) continue;
      expect({ path, integrity: integrity?.slice(0, 7) }).toEqual({ path, integrity: 'sha512-' });
    }
  });

  it('are those that the manifest names', () => {
    const { dependencies, devDependencies } = lock.packages[''] ?? {};
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version).toMatch(/^[\^~]?\d+\.\d+\.\d+$/); // a version, never an address or a branch
    }
  });

  it('carry licences that allow shipping them', () => {
    const refused = shipped.filter(([, { license }]) => !isAllowed(license, ALLOWED));
    expect(refused.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([]);
    const tools = packages.filter(([, { license }]) => !isAllowed(license, ALLOWED_FOR_TOOLS));
    expect(tools.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([]);
  });

  it('say the same licence in what is installed', () => {
    for (const [path, { license }] of shipped) {
      const file = join(path, 'package.json');
      if (!existsSync(join(ROOT, file))) continue; // not for this system
      const installed = JSON.parse(readText(file)) as { license?: string };
      expect({ path, license: installed.license }).toEqual({ path, license });
    }
  });

  it('run no script at installation beyond the named ones', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripted.map(([path]) => nameOf(path)).filter((name) => !SCRIPTED.has(name))).toEqual([]);
  });
});
