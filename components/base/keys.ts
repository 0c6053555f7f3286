import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Listens to keys inside an element that is not interactive by itself. */
export function useKeys(inside: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const element = inside.current;
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  });
}
