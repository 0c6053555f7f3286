import { hostProblems, type SuffixList } from './problems/hosts.ts';
import { linkProblems } from './problems/links.ts';
import { pathProblems } from './problems/paths.ts';
import { providerProblems } from './problems/providers.ts';
import { serviceProblems } from './problems/services.ts';
import type { CatalogData } from './types.ts';

/** What the checks need from outside. Null leaves out the checks that need it. */
export type Knowledge = {
  /** Ids of the formats that can be read. */
  formats: readonly string[] | null;
  /** The Public Suffix List; not in the extension, where only its result ships. */
  suffixes: SuffixList | null;
};

/** Every rule that the catalogue is held to, as one sentence per breach; empty when it is sound. */
export function problems(data: CatalogData, { formats, suffixes }: Knowledge): string[] {
  return [
    ...serviceProblems(data),
    ...hostProblems(data, suffixes),
    ...pathProblems(data),
    ...linkProblems(data, formats),
    ...providerProblems(data),
  ];
}
