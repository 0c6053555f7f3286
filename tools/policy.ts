import { CONNECTIVITY_ORIGINS } from '../utils/probe/connectivity.ts';

/**
 * Content security policy of the extension's pages and its worker. Nothing runs that is not in the package,
 * nothing is drawn from elsewhere, and requests (redirects included) go out over https, to the pages that
 * show a captive portal, and to a hub on this machine. Only a `development` build may also take inline styles and
 * the local server's socket, with which it shows a change at once.
 */
export function contentSecurityPolicy(build: 'production' | 'development' = 'production'): string {
  const isDevelopment = build === 'development';
  const loopback = ['http://localhost:*', 'http://127.0.0.1:*'];
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': [
      "'self'",
      'https:',
      ...CONNECTIVITY_ORIGINS,
      ...loopback,
      ...(isDevelopment ? ['ws://localhost:*'] : []),
    ],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
