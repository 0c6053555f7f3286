import { useEffect } from 'preact/hooks';

/** What depends on the time of day is looked at again so often, ms. */
const EVERY = 60_000;

/** Reads a page's view again whenever something is stored, and each minute. */
export function useFresh(onChange: (listener: () => void) => () => void, reload: () => Promise<void>): void {
  useEffect(() => {
    const stop = onChange(() => void reload());
    const timer = setInterval(() => void reload(), EVERY);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [onChange, reload]);
}
