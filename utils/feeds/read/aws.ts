import type { Health } from '../../health.ts';
import { ownEntry } from '../../own-entry.ts';
import type { FeedFilter } from '../format.ts';
import { hasPhrase, normal } from './filter.ts';
import { text } from './guard.ts';

/** AWS' own scale, as a string or a number. Anything else is unknown. */
export function awsHealth(status: unknown): Health {
  const scale: Readonly<Record<string, Health>> = {
    '0': 'operational',
    '1': 'degraded',
    '2': 'partial_outage',
    '3': 'major_outage',
  };
  return ownEntry(scale, text(status)) ?? 'unknown';
}

/**
 * True when a filter keeps what AWS files under `key`: `kinesis-us-east-1`, or `cloudfront` for a global
 * service. A product matches the part of the key before the region (`kinesis`, not `kinesisvideo`) or
 * stands in the name; a global service is in every region.
 */
export function keepsAwsKey(
  key: string,
  name: string,
  { components = [], regions = [] }: FeedFilter,
): boolean {
  // The oldest region's oldest name, still used by S3's feed.
  const regional = key.replace(/-us-standard$/, '-us-east-1');
  const product = components.length === 0 || components.some((wanted) => isProduct(key, name, wanted));
  const region =
    regions.length === 0 ||
    regions.some((wanted) => regional.endsWith(`-${normal(wanted)}`)) ||
    (components.length > 0 && !/-\d+$/.test(regional));
  return product && region;
}

function isProduct(key: string, name: string, wanted: string): boolean {
  const product = normal(wanted).replace(/^aws-/, '');
  // "kinesis" must not find "Amazon Kinesis Video Streams": only a full name is looked for in names.
  return key === product || key.startsWith(`${product}-`) || (/\s/.test(wanted) && hasPhrase(name, wanted));
}
