import type { Reply, Request } from '../../../tools/world/internet/request.ts';

/** Hosts whose answers any web page may read, as they really send it. Everybody else needs a permission. */
const OPEN = [
  'www.githubstatus.com',
  'www.redditstatus.com',
  'discordstatus.com',
  'cloudflare-dns.com',
  'dns.google',
  'api.globalping.io',
  'stat.ripe.net',
];

/** Adds what a real server of that name would send for other origins. */
export async function withCors(
  { url, method }: Request,
  answer: () => Reply | Promise<Reply>,
): Promise<Reply> {
  if (!OPEN.includes(url.hostname)) return await answer();
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };
  if (method === 'OPTIONS') return { status: 204, headers };
  const reply = await answer();
  return 'fail' in reply ? reply : { ...reply, headers: { ...reply.headers, ...headers } };
}
