import { FEEDS } from './feeds.ts';
import { MONITORS } from './monitors.ts';
import { PAGES } from './pages.ts';
import type { Sample } from './sample.ts';
import { STATUSPAGES } from './statuspages.ts';
import { VENDORS } from './vendors.ts';

export const SAMPLES: readonly Sample[] = [...STATUSPAGES, ...PAGES, ...MONITORS, ...VENDORS, ...FEEDS];
