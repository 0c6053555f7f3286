import type { Seen } from '../../utils/engine/observer.ts';
import { installFakeBrowser } from './fake-browser.ts';

/** A browser without pages, and what the extension sees of those that a test sets off in it. */
export async function watchPages() {
  const browser = installFakeBrowser();
  const { onNavigation } = await import('../../utils/platform/navigation.ts');
  const { onRequests } = await import('../../utils/platform/requests.ts');
  const seen: Seen[] = [];
  const record = async (one: Seen) => void seen.push(one);
  onNavigation(record);
  onRequests(record);
  return { ...browser, seen };
}
