import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserName, checkedVersion } from './browser-version.ts';
import { aptInstall, ensureBrowser, findProgram } from './browsers.ts';
import { buildExtension, TARGETS } from './build.ts';
import { UsageError } from './command.ts';

const ROOT = new URL('..', import.meta.url).pathname;

type Count = { passed: number; failed: number };

/** Runs a program of the project in the root folder; resolves with its exit code. */
function run(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function check(name: string, program: string, args: readonly string[]): Promise<Count> {
  console.log(`\n== ${name}`);
  const code = await run(program, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A vitest run, counted test by test. */
async function suite(name: string, config: string, env: Record<string, string> = {}): Promise<Count> {
  console.log(`\n== ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'is-it-me-test-'));
  const report = join(folder, 'report.json');
  const code = await run(
    'vitest',
    ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { NO_COLOR: '1', ...env },
  );
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    // a suite that could not even be loaded fails no test and yet is no success
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tests in real browsers; one that is too old is told in a line and fails once. */
async function browserSuite(): Promise<Count> {
  const paths: Record<string, string> = {};
  for (const name of ['chromium', 'firefox'] satisfies BrowserName[]) {
    try {
      const path = await ensureBrowser(name);
      console.log(`With ${checkedVersion(name, path)}.`);
      paths[name.toUpperCase()] = path;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      return { passed: 0, failed: 1 };
    }
  }
  for (const target of TARGETS) await buildExtension(target);
  return suite('the extension in real browsers', 'test/vitest.e2e.config.ts', paths);
}

/** `npm test`: everything that can be checked on one machine, with what it needs installed first. */
async function main(): Promise<number> {
  console.log(`With Node ${process.versions.node}.`);
  console.log(
    existsSync(join(ROOT, '..', 'shared'))
      ? 'With the checks over ../shared.'
      : 'Without ../shared: its checks are left out.',
  );
  const counts: Count[] = [];
  counts.push(await check('types', 'tsc', ['--noEmit']));
  counts.push(await check('lint', 'biome', ['check']));
  counts.push(await suite('unit tests and worlds', 'test/vitest.config.ts'));

  if (!findProgram('redis-server') && !aptInstall(['redis-server', 'redis-tools']))
    console.log(
      'Without redis-server: the hub is not checked against it. To have it: apt-get install redis-server',
    );
  counts.push(await suite('hub against real servers', 'test/vitest.servers.config.ts'));

  counts.push(await browserSuite());

  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

process.exitCode = await main();
