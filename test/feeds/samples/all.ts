import { BRANDS } from './brands.ts';
import { CLOUDS } from './clouds.ts';
import { FEEDS } from './feeds.ts';
import { GAMES } from './games.ts';
import { MONITORS } from './monitors.ts';
import { MORE_PAGES } from './more-pages.ts';
import { PAGES } from './pages.ts';
import type { Sample } from './sample.ts';
import { STATUSPAGES } from './statuspages.ts';
import { TOOLS } from './tools.ts';
import { WEBEX_UPTIMECOM } from './webex-uptimecom.ts';
import { WIDGETS } from './widgets.ts';

export const SAMPLES: readonly Sample[] = [
  ...STATUSPAGES,
  ...WIDGETS,
  ...PAGES,
  ...MORE_PAGES,
  ...MONITORS,
  ...CLOUDS,
  ...TOOLS,
  ...BRANDS,
  ...GAMES,
  ...WEBEX_UPTIMECOM,
  ...FEEDS,
];
