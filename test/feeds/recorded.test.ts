import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectFormat, parseFeed } from '../../utils/feeds/parse.ts';
import { FeedError } from '../../utils/feeds/reading.ts';
import type { Health } from '../../utils/health.ts';

/** Recorded documents that are not part of the project; without them this file checks nothing. */
const FOLDER = new URL('../../../shared/feeds/payloads/', import.meta.url);
const here = existsSync(FOLDER);
console.log(here ? 'recorded payloads: checked' : 'recorded payloads: not there, skipped');

/** Long after all of them were recorded. */
const LATER = Date.parse('2026-11-22T00:00:00Z');

/** Format and health of each; `refused` where the document says nothing that could be read. */
const EXPECTED: Readonly<
  Record<string, readonly [format: string | null, health: Health | 'refused', at?: string]>
> = {
  'apple/apple-dep-maintenance-completed-1.json': ['apple', 'operational'],
  'apple/apple-developer-issue-resolved-1.json': ['apple', 'operational'],
  'apple/apple-developer-issue-resolved-2.txt': ['apple', 'operational'],
  'aws-health/aws-disruption-1.json': ['aws-events', 'partial_outage'],
  'aws-legacy/aws-data-json-1.json': ['aws-legacy', 'operational'],
  'azure-rss/azure-incident-1.xml': ['azure-rss', 'degraded'],
  'azure-rss/azure-operational-1.xml': ['azure-rss', 'operational', '2026-08-01T23:03:00Z'],
  'checkly/mistral-operational-1.json': ['checkly', 'operational'],
  'cstate/torproject-disrupted-2.json': ['cstate', 'partial_outage'],
  'cstate/torproject-disrupted-no-system-1.json': ['cstate', 'partial_outage'],
  'flashduty-rss/deepseek-resolved-1.xml': ['rss', 'operational'],
  'gatus/gatus-failing-1.json': ['gatus', 'major_outage'],
  'gatus/gatus-no-results-1.json': ['gatus', 'unknown'],
  'google-status/gcp-incidents-2.json': ['google', 'operational'],
  'heroku/heroku-incident-1.json': ['heroku', 'degraded'],
  'incidentio/hashicorp-minor-1.json': ['incidentio', 'degraded'],
  'incidentio/openai-degraded-1.json': ['incidentio', 'degraded'],
  'incidentio-native/aiven-partial_outage-1.json': ['incidentio-page', 'partial_outage'],
  'incidentio-native/linear-operational-1.json': ['incidentio-page', 'operational'],
  'incidentio-native/openai-monitoring-1.json': ['incidentio-page', 'operational'],
  'incidentio-native/rollbar-operational-1.json': ['incidentio-page', 'operational'],
  'infomaniak/infomaniak-in_progress-1.json': ['infomaniak', 'degraded'],
  'instatus-html/mastodon-major_outage-1.json': ['instatus-page', 'major_outage'],
  'instatus-html/whereby-operational-1.json': ['instatus-page', 'operational'],
  'm365/m365-mac-available-1.json': ['m365', 'operational'],
  'pagerduty-html/pagerduty-minor-1.json': ['pagerduty', 'degraded'],
  'pagerduty-html/pagerduty-operational-1.json': ['pagerduty', 'operational'],
  'salesforce/salesforce-incident-1.json': ['salesforce', 'degraded'],
  'salesforce/salesforce-localizations-1.json': [null, 'refused'],
  'slack/slack-incident-1.json': ['slack', 'partial_outage'],
  'statusio/docker-partial-1.json': ['statusio', 'partial_outage'],
  'statusio/gitlab-security-1.json': ['statusio', 'degraded'],
  'statusiq-rss/many-services-informational-1.xml': ['statusiq', 'degraded'],
  'statusiq-rss/no-components-1.xml': ['statusiq', 'unknown'],
  'statusiq-rss/six-components-operational-1.xml': ['statusiq', 'operational'],
  'statusiq-rss/tmdb-operational-2.xml': ['statusiq', 'operational'],
  'statuspage/anthropic-major_outage-1.json': ['statuspage', 'major_outage'],
  'statuspage/cloudamqp-maintenance-1.json': ['statuspage', 'maintenance'],
  'statuspage/cloudflare-major-1.json': ['statuspage', 'major_outage'],
  'statuspage/github-all-degraded-1.json': ['statuspage', 'degraded'],
  'statuspage/github-empty-body-1.json': [null, 'refused'],
  'statuspage/github-incident-1.json': ['statuspage', 'major_outage'],
  'statuspage/github-incident-impact-none-1.json': ['statuspage', 'operational'],
  'statuspage/github-incidents-and-scheduled-1.json': ['statuspage', 'partial_outage'],
  'statuspage/github-incidents-resolved-1.json': ['statuspage', 'operational'],
  'statuspage/github-maintenance-in-progress-1.json': ['statuspage', 'maintenance'],
  'statuspage/github-maintenance-in-progress-indicator-none-1.json': ['statuspage', 'maintenance'],
  'statuspage/github-maintenances-scheduled-1.json': ['statuspage', 'operational'],
  'statuspage/github-major-1.json': ['statuspage', 'major_outage'],
  'statuspage/github-major-eight-components-1.json': ['statuspage', 'major_outage'],
  'statuspage/github-major-six-components-1.json': ['statuspage', 'major_outage'],
  'statuspage/github-minor-indicator-critical-impact-1.json': ['statuspage', 'degraded'],
  'statuspage/github-minor-no-incident-1.json': ['statuspage', 'partial_outage'],
  'statuspage/github-operational-1.json': ['statuspage', 'operational'],
  'statuspage/github-status-only-1.json': ['statuspage', 'operational'],
  'statuspage/github-two-incidents-indicator-none-1.json': ['statuspage', 'degraded'],
  'statuspage/github-two-incidents-mixed-1.json': ['statuspage', 'partial_outage'],
  'statuspage-atom/github-maintenance-in-progress-1.xml': ['atom', 'maintenance', '2025-05-30T03:55:00Z'],
  'statuspage-atom/github-resolved-1.xml': ['atom', 'operational', '2026-08-22T03:45:00Z'],
  'statuspal/exoscale-network-degraded-1.json': ['statuspal', 'degraded'],
  'statuspal/exoscale-operational-1.json': ['statuspal', 'operational'],
  'statuspal/exoscale-recent-incident-closed-1.json': ['statuspal', 'degraded'],
  'statuspal/hosttech-minor-incident-1.json': ['statuspal', 'degraded'],
  'statuspal/maintenance-ongoing-with-incident-1.json': ['statuspal', 'major_outage'],
  'statuspal/maslak-teamdefinex-down-1.json': ['statuspal', 'major_outage'],
  'upptime/py660-down-1.json': ['upptime', 'partial_outage'],
  'upptime/py660-operational-1.json': ['upptime', 'operational'],
  'uptime-kuma/heartbeat-mixed-1.json': ['uptime-kuma', 'partial_outage'],
  'uptime-kuma/page-config-1.json': ['uptime-kuma', 'refused'],
  'uptime-kuma/page-config-2-redacted.json': ['uptime-kuma', 'refused'],
  'uptimerobot/simkl-monitors-trimmed-1.json': ['uptimerobot', 'operational'],
  'uptimerobot/trakt-events-empty-1.json': ['uptimerobot', 'refused'],
  'xbox/xbox-operational-trimmed-1.json': ['xbox', 'operational'],
};

const load = (file: string) => ({ url: '', body: new Uint8Array(readFileSync(new URL(file, FOLDER))) });

function healthOf(file: string, at?: string): Health | 'refused' {
  try {
    const time = at === undefined ? { at: LATER, undated: true } : { at: Date.parse(at) };
    return parseFeed({ documents: [load(file)], ...time }).health;
  } catch (error) {
    expect(error).toBeInstanceOf(FeedError);
    return 'refused';
  }
}

describe.skipIf(!here)('recorded documents', () => {
  it.each(Object.entries(EXPECTED))('%s', (file, [format, health, at]) => {
    expect(detectFormat(load(file))?.id ?? null).toBe(format);
    expect(healthOf(file, at)).toBe(health);
  });

  it('joins the two documents of Uptime Kuma', () => {
    const documents = [
      load('uptime-kuma/page-config-2-redacted.json'),
      load('uptime-kuma/heartbeat-mixed-1.json'),
    ];
    const reading = parseFeed({ documents, at: LATER, undated: true });
    expect(reading.health).toBe('partial_outage');
    // 19 monitors, four of which are groups.
    expect(reading.components).toHaveLength(15);
  });
});

/** Consecutive snapshots around one incident. */
const SEQUENCES: Readonly<Record<string, readonly Health[]>> = {
  'statuspage-sequence/github-escalation-b40k7ckrs7sp/': [
    'operational',
    'partial_outage',
    'partial_outage',
    'partial_outage',
    'major_outage',
    'major_outage',
    'partial_outage',
    'degraded',
    'degraded',
    'operational',
  ],
  'statuspage-sequence/github-major-flapping-4jxdz4m769gy/': [
    'operational',
    ...Array.from({ length: 3 }, () => 'partial_outage' as const),
    ...Array.from({ length: 6 }, () => 'major_outage' as const),
    ...Array.from({ length: 4 }, () => 'partial_outage' as const),
    'operational',
  ],
};

describe.skipIf(!here)('recorded sequences', () => {
  it.each(Object.entries(SEQUENCES))('%s', (folder, healths) => {
    const files = readdirSync(new URL(folder, FOLDER)).sort();
    expect(files.map((file) => healthOf(folder + file))).toEqual(healths);
  });
});
