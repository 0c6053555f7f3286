/** What asks the network: the browser's fetch, Node's, or a world's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is asked is the same for everybody: no cookie goes along, and no word of where it comes from. */
export const ANONYMOUS = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** Answers that say to ask another address. */
export const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Redirects that are followed by hand for one address; each is judged before it is asked. */
export const MOST_HOPS = 3;
