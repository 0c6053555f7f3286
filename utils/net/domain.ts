/** Second levels under which anybody registers: `co.uk`, `com.br`, `or.jp`. */
const SECOND_LEVEL = /^(?:com?|net|org|gov|gob|gouv|govt|edu|ac|mil|info|name|ne|or|go|gv|me)\.[a-z]{2}$/;

/**
 * The name that somebody registered: `example.org` for `api.example.org`, `example.co.uk` for `www.example.co.uk`.
 * Two labels, three where two are nobody's; a host of sites (`github.io`) counts as one.
 */
export function domainOf(host: string): string {
  const labels = host.split('.');
  const two = labels.slice(-2).join('.');
  return SECOND_LEVEL.test(two) ? labels.slice(-3).join('.') : two;
}
