import type { LIKELIHOODS } from './likelihoods.ts';

/** Signs without a row: they are told and decide nothing. */
type Undecided =
  | 'own.worked'
  | 'resolver.nameless'
  | 'official.none'
  | 'official.unreadable'
  | 'official.unclear'
  | 'people.ebbed'
  | 'upstream.shared';

/** What a piece of evidence may say; a slip in a name does not compile. */
export type Sign = keyof typeof LIKELIHOODS | Undecided;
