import { CONNECTIVITY_ORIGINS } from '../utils/probe/connectivity.ts';

/**
 * Content security policy of the extension's pages and its worker. Nothing runs that is not in the package,
 * nothing is drawn from elsewhere, and requests (redirects included) go out over https, to the pages that
 * show a captive portal, and to a hub on this machine.
 */
export function contentSecurityPolicy(): string {
  const loopback = ['http://localhost:*', 'http://127.0.0.1:*'];
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'https:', ...CONNECTIVITY_ORIGINS, ...loopback],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
