import type { PanelActions } from '../../components/panel/types.ts';
import type { Later } from './later.ts';

/** Loads what can wait until the answer is painted. */
export async function loadLater(): Promise<Later> {
  return (await import('./later.ts')).later;
}

/** Buttons that are there before what they do has been loaded: hands over what was pressed meanwhile. */
export function heldActions(hold: (press: (actions: PanelActions) => void) => void): PanelActions {
  return new Proxy({} as PanelActions, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        hold((actions) => void Reflect.apply(Reflect.get(actions, name), actions, args)),
  });
}
