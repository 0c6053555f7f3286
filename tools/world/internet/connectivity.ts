import { html, type Reply, type Responder } from './request.ts';

const text = (body: string): Reply => ({ status: 200, headers: { 'content-type': 'text/plain' }, body });

/** What each operator answers when nothing stands between (published values, fixed for years). */
const ANSWERS: Readonly<Record<string, Reply>> = {
  'connectivitycheck.gstatic.com/generate_204': { status: 204 },
  'www.gstatic.com/generate_204': { status: 204 },
  'cp.cloudflare.com/generate_204': { status: 204 },
  'cp.cloudflare.com/': { status: 204 },
  'captive.apple.com/hotspot-detect.html': html(
    '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
  ),
  'www.msftconnecttest.com/connecttest.txt': text('Microsoft Connect Test'),
  'detectportal.firefox.com/success.txt': text('success\n'),
};

/** The connectivity endpoints of the operators. */
export const connectivity: Responder = ({ url }) => ANSWERS[url.hostname + url.pathname] ?? null;

/** Where the user's requests come from: an address of the range kept for documentation. */
export const USER_ADDRESS = '203.0.113.7';

/** Cloudflare's trace page: the caller's own address and country. */
export function createTrace(country: string | undefined): Responder {
  return ({ url }) =>
    url.pathname === '/cdn-cgi/trace' && url.hostname === 'one.one.one.one'
      ? text(
          `fl=1f1\nh=${url.hostname}\nip=${USER_ADDRESS}\nloc=${country ?? 'XX'}\ncolo=XXX\ntls=TLSv1.3\nwarp=off\n`,
        )
      : null;
}
