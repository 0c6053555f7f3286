/** Failures and successes of one page's host that are looked at within a minute: a person makes far fewer. */
const PER_PAGE = 30;
/** And of all pages together. */
const IN_ALL = 300;
const MINUTE = 60_000;

/**
 * Says whether one more observation of a page is worth the work, so that a page that fails a thousand
 * requests a second costs no more than a busy one. `now` in epoch ms UTC. Remembers a minute, in memory only.
 */
export function createBudget(now: () => number): (page: string) => boolean {
  let minute = Number.NaN;
  let spent = 0;
  let pages = new Map<string, number>();
  return (page) => {
    const current = Math.floor(now() / MINUTE);
    if (current !== minute) {
      minute = current;
      spent = 0;
      pages = new Map();
    }
    const before = pages.get(page) ?? 0;
    if (before >= PER_PAGE || spent >= IN_ALL) return false;
    pages.set(page, before + 1);
    spent += 1;
    return true;
  };
}
