import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { type BrowserName, checkedVersion, PACKAGES, versionOf } from './browser-version.ts';

/** Programs that can load an unpacked extension, best first. Branded Chrome has refused to since 137. */
const PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};
const DOWNLOADS: Record<BrowserName, Browser> = { chromium: Browser.CHROME, firefox: Browser.FIREFOX };
const CACHE = join(homedir(), '.cache', 'is-it-me', 'browsers');

/** Path of a program on the PATH; null where there is none. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not here
    }
  }
  return null;
}

/** Installs Debian or Ubuntu packages as root; false where that cannot be done. */
export function aptInstall(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return false;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    apt('install', '-y', '--no-install-recommends', ...packages) ||
    (apt('update') && apt('install', '-y', '--no-install-recommends', ...packages))
  );
}

/**
 * Path of a browser: the one that the environment names (CHROMIUM, FIREFOX), else one that is installed, else
 * from the distribution's packages (as root), else downloaded into the user's cache.
 * @throws UsageError when it is too old, Error when none can be had; both say what to do.
 */
export async function ensureBrowser(name: BrowserName): Promise<string> {
  const path = process.env[name.toUpperCase()] || (await findOrInstall(name));
  checkedVersion(name, path);
  return path;
}

async function findOrInstall(name: BrowserName): Promise<string> {
  const found = findInstalled(name);
  if (found) return found;
  console.error(`No ${name} found: installing one. This happens once.`);
  if (aptInstall([PACKAGES[name], 'fonts-noto-core'])) {
    const installed = findInstalled(name);
    if (installed) return installed;
  }
  try {
    return await download(DOWNLOADS[name]);
  } catch (error) {
    throw new Error(
      `No ${name} could be found, installed or downloaded (${String(error)}). ` +
        `Install it by hand, for example: sudo apt-get install ${PACKAGES[name]}`,
    );
  }
}

function findInstalled(name: BrowserName): string | null {
  for (const program of PROGRAMS[name]) {
    const path = findProgram(program);
    // Ubuntu's packages of that name may be empty shells that ask for a snap
    if (path && versionOf(path) !== null) return path;
  }
  return null;
}

async function download(browser: Browser): Promise<string> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error('no browser builds exist for this platform');
  const buildId = await resolveBuildId(browser, platform, 'stable');
  await install({ browser, buildId, cacheDir: CACHE });
  return computeExecutablePath({ browser, buildId, cacheDir: CACHE });
}
