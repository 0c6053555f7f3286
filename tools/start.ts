import { parseArgs } from 'node:util';
import { ensureBrowser } from './browsers.ts';
import { buildExtension } from './build.ts';
import { loadCatalog } from './catalog-data.ts';
import { UsageError } from './command.ts';
import { demonstrate } from './demo/demo.ts';
import { runLive } from './demo/live.ts';
import { readWorld } from './world/read.ts';

const HELP = `usage: npm start                    the day of 2020-11-25 in a real browser
       npm start -- --world NAME     another day or situation; the folders of test/worlds are the names
       npm start -- --live           the extension against the real internet
       npm start -- --headless       no window, even with a display`;

const FIRST_DAY = 'aws-kinesis-2020-11-25';
const WORLDS = new URL('../test/worlds/', import.meta.url).pathname;
const PICTURES = new URL('../screenshots/demo', import.meta.url).pathname;

/** Whether a window could be seen by anybody. */
function hasDisplay({ DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** `npm start`: finds or installs a browser, builds the extension and shows it at work. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      world: { type: 'string', default: FIRST_DAY },
      live: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: !hasDisplay(process.env) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const loaded = values.live ? null : await readWorld(WORLDS + values.world);
  const program = await ensureBrowser('chromium');
  const built = await buildExtension('chrome');
  const common = { catalog: loadCatalog(), program, built, headless: values.headless, print: console.log };
  if (!loaded) {
    await runLive(common);
    return 0;
  }
  console.log(
    `\n${loaded.world.title}\nTimes are UTC; the browser is real, the internet is on this machine.\n`,
  );
  await demonstrate({ ...common, loaded, pictures: PICTURES });
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`${error.message}\n${HELP}`);
  process.exitCode = 2;
}
