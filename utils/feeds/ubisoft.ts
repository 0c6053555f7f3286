import type { Health } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { needText, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

const STATES: Readonly<Record<string, Health>> = {
  online: 'operational',
  degraded: 'degraded',
  interrupted: 'major_outage',
  maintenance: 'maintenance',
};

/**
 * Ubisoft's games, `https://game-status-api.ubisoft.com/v1/instances?appIds=<id>`: one row for a game on a platform.
 * A key may end with a blank (`"AppID "`), so it is not asked for. The shape is the one of a recorded answer.
 */
export const ubisoft: Format = {
  id: 'ubisoft',
  detect: listLike((first) => 'ImpactedFeatures' in first && 'Platform' in first && 'Status' in first),
  parse: (input) => {
    const components = rows(readJson(main(input)), 'the document').map(({ SpaceID, Name, Status }) => {
      const name = needText(Name, 'Name');
      const state = needText(Status, 'Status').toLowerCase();
      return { id: text(SpaceID, name), name, health: ownEntry(STATES, state) ?? healthOf(state) };
    });
    return plainReading('ubisoft', input, { components });
  },
};
