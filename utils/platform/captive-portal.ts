import { browser } from './api.ts';

/** Firefox looks again when the network changes or a page fails; an "all is well" is old after this time, ms. */
const RECENT = 60_000;

type PortalState = 'ok' | 'portal' | 'unknown';

/**
 * What the browser's own detector of login pages says; absent where it has none (only Firefox on a desktop
 * has). `ok` only if it has looked within the last minute: it keeps its answer when the connection dies.
 * @throws when the person has turned the detector off.
 */
export function portalDetector(): (() => Promise<PortalState>) | undefined {
  const { captivePortal } = browser as Partial<typeof browser>;
  if (!captivePortal) return undefined;
  return async () => {
    const [state, age] = await Promise.all([captivePortal.getState(), captivePortal.getLastChecked()]);
    if (state === 'locked_portal') return 'portal';
    return state !== 'unknown' && Number(age) <= RECENT ? 'ok' : 'unknown';
  };
}
