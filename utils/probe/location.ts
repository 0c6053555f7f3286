import { type CheckClient, readShort } from './check-client.ts';
import { networkOf } from './routes.ts';
import type { Place } from './vantage.ts';

/**
 * Country and network that this connection comes out of, which behind a VPN are not the person's own.
 * What is known already is kept; what cannot be found out stays null.
 */
export async function findLocation(client: CheckClient, known: Place): Promise<Place> {
  if (known.asn !== null && known.country !== null) return known;
  const response = await client.ask('cloudflare-trace', 'https://one.one.one.one/cdn-cgi/trace');
  const trace = response?.ok ? await readShort(response).catch(() => '') : '';
  const field = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(trace)?.[1] ?? null;
  const address = field('ip');
  const country = field('loc');
  return {
    country: country !== null && /^[A-Z]{2}$/.test(country) && country !== 'XX' ? country : known.country,
    asn: known.asn ?? (address === null ? null : await networkOf(client, address)),
  };
}
