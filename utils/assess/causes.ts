export const SCOPES = ['none', 'local', 'regional', 'widespread', 'unknown'] as const;
export type Scope = (typeof SCOPES)[number];

export const LOCAL_CAUSES = [
  'offline',
  'captive_portal',
  'resolver',
  'blocked',
  'path',
  'proxy',
  'certificate',
  'account',
] as const;
export const CAUSES = [...LOCAL_CAUSES, 'service', 'dns', 'routing', 'upstream', 'maintenance'] as const;
export type Cause = (typeof CAUSES)[number];
