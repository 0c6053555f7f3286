import { execFileSync } from 'node:child_process';
import { UsageError } from './command.ts';
import { OLDEST } from './oldest.ts';

export type BrowserName = 'chromium' | 'firefox';

/** Debian's names of the browsers' packages. */
export const PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** What a browser says of its version ("Mozilla Firefox 140.12.0esr"); null when it does not run. */
export function versionOf(path: string): string | null {
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return said.trim().split('\n').at(-1) ?? '';
  } catch {
    return null;
  }
}

/**
 * The version of a browser that is new enough for the extension.
 * @throws UsageError, one line that says what to install, when it does not run or is too old.
 */
export function checkedVersion(name: BrowserName, path: string): string {
  const install = `Install a newer one, for example: sudo apt-get install ${PACKAGES[name]}`;
  const version = versionOf(path);
  if (version === null) throw new UsageError(`${path} does not run. ${install}`);
  const major = Number(/(\d+)\.\d/.exec(version)?.[1]);
  if (major < OLDEST[name])
    throw new UsageError(
      `${path} is ${version}, and the extension needs ${name} ${OLDEST[name]} or newer. ${install}`,
    );
  return version;
}
