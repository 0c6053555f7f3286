import type { Cause, Scope } from './causes.ts';

/** What may be going on, each with the scope and cause that the verdict names. */
export type Hypothesis = { scope: Exclude<Scope, 'unknown'>; cause: Cause | null; prior: number };

const local = (cause: Cause, prior: number): Hypothesis => ({ scope: 'local', cause, prior });
const regional = (cause: Cause, prior: number): Hypothesis => ({ scope: 'regional', cause, prior });
const widespread = (cause: Cause, prior: number): Hypothesis => ({ scope: 'widespread', cause, prior });

/**
 * Priors: how often each is true at a moment when somebody looks at a service. Only their ratios
 * matter. All fitted on test/worlds, from these anchors: most of the time nothing is wrong; half of
 * what fails in one browser fails for everybody (Disco, TMA 2017, and our own worlds); an upstream and
 * a maintenance window need evidence of their own before they count at all.
 */
export const HYPOTHESES = {
  fine: { scope: 'none', cause: null, prior: 0.9 },
  offline: local('offline', 0.012),
  portal: local('captive_portal', 0.002),
  resolver: local('resolver', 0.005),
  blocked: local('blocked', 0.006),
  path: local('path', 0.006),
  proxy: local('proxy', 0.003),
  certificate: local('certificate', 0.001),
  account: local('account', 0.006),
  /** One network, often one access provider, cannot reach it. */
  'regional-path': regional('path', 0.003),
  /** A country hides it. */
  'regional-block': regional('blocked', 0.002),
  /** The service itself fails for a part of the world. */
  'regional-service': regional('service', 0.003),
  /** The site is down. */
  service: widespread('service', 0.03),
  /** The pages come, what is in them does not (2022-02-11). */
  application: widespread('service', 0.01),
  dns: widespread('dns', 0.004),
  routing: widespread('routing', 0.002),
  upstream: widespread('upstream', 0.02),
  /** The provider that answers for its names is down (2021-07-22). */
  'upstream-dns': widespread('upstream', 0.002),
  maintenance: widespread('maintenance', 0.01),
} as const satisfies Record<string, Hypothesis>;

export type HypothesisId = keyof typeof HYPOTHESES;
export const HYPOTHESIS_IDS = Object.keys(HYPOTHESES) as HypothesisId[];
