import { parseArgs } from 'node:util';
import { STATES } from '../test/ui/states.ts';
import { LANGUAGES } from '../utils/i18n/keys.ts';
import { openPreview } from './preview.ts';

const HELP = `usage: npm run preview                     every page in every state, in a local gallery
       npm run preview -- --language NAME  ${LANGUAGES.join(' or ')}
       npm run preview -- --theme NAME     light or dark`;

/** Width of a frame, CSS pixels: the panel is as narrow as in the browser. */
const WIDTHS = { popup: 395, welcome: 1000, dashboard: 1000, options: 1000 } as const;

/** A page of frames, each one state of one page; what is not looked at is not loaded. */
function galleryOf(frames: readonly { title: string; width: number; address: string }[]): string {
  const figures = frames.map(
    ({ title, width, address }) =>
      `<figure><figcaption><a href="${inAttribute(address)}">${inAttribute(title)}</a></figcaption>` +
      `<iframe loading="lazy" width="${width}" height="600" src="${inAttribute(address)}"></iframe></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>All states</title>
<style>body { display: flex; flex-wrap: wrap; gap: 1em; font-family: sans-serif } figure { margin: 0 }</style>
${figures.join('\n')}`;
}

const inAttribute = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** `npm run preview`: builds the pages with their sample states and serves them until it is stopped. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      language: { type: 'string', default: 'en' },
      theme: { type: 'string', default: 'light' },
      help: { type: 'boolean', default: false },
    },
  });
  const { language, theme } = values;
  const isTheme = theme === 'light' || theme === 'dark';
  if (values.help || !isTheme || !LANGUAGES.some((known) => known === language)) {
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  const preview = await openPreview((address) =>
    galleryOf(
      STATES.map((state) => ({
        title: `${state.page}: ${state.id}`,
        width: WIDTHS[state.page],
        address: address(state, { language, theme }),
      })),
    ),
  );
  console.log(`${STATES.length} states: ${preview.gallery}`);
  return 0;
}

process.exitCode = await main();
