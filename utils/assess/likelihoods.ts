import { HYPOTHESIS_IDS, type HypothesisId } from './hypotheses.ts';

/**
 * How often a sign is seen when a hypothesis is true, in words. Words, because no source gives such
 * figures to two digits: what counts is the step between them, and the steps are fitted on test/worlds.
 */
const ALWAYS = 0.95;
const MOSTLY = 0.7;
const OFTEN = 0.3;
const SOMETIMES = 0.1;
const SELDOM = 0.03;
const RARELY = 0.01;
const HARDLY = 0.002;
const NEVER = 0.0002;

export type Row = Readonly<Record<HypothesisId, number>>;

/** A row of the table: what is not named gets `rest`. Names are lost alike, whoever answers for them. */
function row(rest: number, named: Partial<Record<HypothesisId, number>>): Row {
  const all = { 'upstream-dns': named.dns, ...named };
  const cells = HYPOTHESIS_IDS.map((id) => [id, all[id] ?? rest] as const);
  return Object.fromEntries(cells) as Row;
}

/** The same likelihood for all hypotheses of a kind. */
function each(ids: readonly HypothesisId[], value: number): Partial<Record<HypothesisId, number>> {
  return Object.fromEntries(ids.map((id) => [id, value]));
}

const DOWN: readonly HypothesisId[] = ['service', 'upstream', 'maintenance'];
const EVERYWHERE: readonly HypothesisId[] = [...DOWN, 'application', 'dns', 'routing'];
const REGIONAL: readonly HypothesisId[] = ['regional-path', 'regional-block', 'regional-service'];
const CONNECTION: readonly HypothesisId[] = ['offline', 'portal', 'resolver', 'proxy', 'certificate'];
const HERE: readonly HypothesisId[] = [...CONNECTION, 'blocked', 'path', 'account'];

/** No connection came about, or it broke. */
const CONNECTION_FAILS = row(HARDLY, {
  fine: NEVER,
  ...each(['path', 'regional-path'], MOSTLY),
  ...each(
    ['service', 'upstream', 'maintenance', 'routing', 'regional-block', 'regional-service', 'offline'],
    OFTEN,
  ),
  portal: SOMETIMES,
  ...each(['proxy', 'account', 'certificate'], SELDOM),
});

/** Rows of the decision table (network error taxonomies, W3C NEL phases), as likelihoods. */
const OWN = {
  // a page that opens: at most a part of the service, of its users or of its inside can be broken
  'own.works': row(HARDLY, {
    fine: ALWAYS,
    application: MOSTLY,
    maintenance: OFTEN,
    ...each(['account', 'regional-service', 'upstream'], SOMETIMES),
    ...each(['service', 'dns', 'routing'], RARELY),
  }),
  // it failed up to two hours ago, for that cause as far as was known, and was not opened since
  'own.earlier-service': row(RARELY, {
    fine: SELDOM,
    ...each([...EVERYWHERE, ...REGIONAL], MOSTLY),
    dns: SOMETIMES,
    routing: SOMETIMES,
  }),
  'own.earlier-dns': row(RARELY, {
    fine: HARDLY,
    ...each([...EVERYWHERE, ...REGIONAL], SELDOM),
    dns: ALWAYS,
  }),
  'own.earlier-routing': row(RARELY, {
    fine: HARDLY,
    ...each([...EVERYWHERE, ...REGIONAL], SELDOM),
    routing: ALWAYS,
  }),
  'own.flaky': row(HARDLY, {
    fine: NEVER,
    ...each(['service', 'upstream', 'application', 'routing', 'path'], OFTEN),
    ...each(['dns', 'regional-path', 'regional-service', 'offline'], SOMETIMES),
  }),
  // Chromium says this of the device's own link only, and does not squash it (HostResolver)
  'own.offline': row(NEVER, { offline: ALWAYS }),
  'own.changed': row(NEVER, { offline: MOSTLY, fine: HARDLY }),
  'own.proxy': row(NEVER, { proxy: ALWAYS, offline: SELDOM, service: RARELY, dns: RARELY }),
  'own.blocked': row(NEVER, { blocked: ALWAYS }),
  // every resolver failure looks the same in the browser: SERVFAIL, NXDOMAIN, a dead or lying resolver
  'own.dns': row(HARDLY, {
    fine: NEVER,
    ...each(['dns', 'resolver'], ALWAYS),
    routing: MOSTLY,
    ...each(['offline', 'portal', 'regional-block'], OFTEN),
    ...each(['service', 'application', 'upstream', 'path'], RARELY),
  }),
  'own.connection': CONNECTION_FAILS,
  'own.unreachable': CONNECTION_FAILS,
  'own.tls': row(HARDLY, {
    fine: NEVER,
    ...each(['certificate', 'portal', 'regional-block'], OFTEN),
    ...each(['service', 'upstream', 'path', 'proxy', 'regional-path'], SOMETIMES),
    ...each(['maintenance', 'regional-service', 'routing'], SELDOM),
  }),
  // a certificate that expired for everybody is as old as certificates; so are wrong clocks
  'own.certificate': row(HARDLY, {
    fine: NEVER,
    certificate: ALWAYS,
    // a login page shows one of its own: that is another sign
    portal: SOMETIMES,
    ...each(['service', 'proxy', 'upstream', 'regional-block'], SELDOM),
    resolver: RARELY,
  }),
  'own.certificate-here': row(NEVER, { certificate: ALWAYS, proxy: SELDOM, portal: SELDOM }),
  // the certificate of somebody else: a login page, a wrong server, a site that moved
  'own.wrong-name': row(HARDLY, {
    fine: NEVER,
    ...each(['portal', 'certificate'], MOSTLY),
    ...each(['service', 'resolver', 'upstream', 'regional-block', 'proxy'], SELDOM),
  }),
  // an empty or garbled reply: an overloaded site, or a box in the middle
  'own.http': row(HARDLY, {
    fine: NEVER,
    ...each(['service', 'upstream', 'maintenance', 'path', 'proxy'], OFTEN),
    ...each(['portal', 'regional-path', 'regional-block', 'regional-service'], SOMETIMES),
    application: RARELY,
  }),
  // the server says itself that it is broken
  'own.server-error': row(NEVER, {
    ...each(['service', 'upstream', 'maintenance', 'application'], MOSTLY),
    'regional-service': MOSTLY,
    proxy: SELDOM,
    account: RARELY,
    ...each(['dns', 'routing'], RARELY),
  }),
  // 401, 403, 429: turned away, which is nearly always about who asks
  'own.refused': row(NEVER, {
    account: MOSTLY,
    proxy: SOMETIMES,
    'regional-block': SOMETIMES,
    ...each(['service', 'application', 'maintenance', 'upstream'], RARELY),
  }),
  // 451 Unavailable For Legal Reasons (RFC 7725)
  'own.legal': row(NEVER, { 'regional-block': ALWAYS }),
  'own.unknown': row(RARELY, {
    fine: NEVER,
    ...each(['service', 'upstream', 'path', 'offline', 'regional-path'], OFTEN),
    ...each(['dns', 'routing', 'resolver', 'portal', 'maintenance', 'regional-service'], SOMETIMES),
  }),
  // pages load, the service's own API answers 5xx or not at all, again and again
  'own.partial': row(HARDLY, {
    ...each(['application', 'service', 'upstream', 'maintenance'], MOSTLY),
    'regional-service': OFTEN,
    ...each(['account', 'path', 'regional-path', 'regional-block'], SELDOM),
    fine: HARDLY,
    proxy: RARELY,
  }),
  // pages load, a part cannot be found: the part is gone, or a filter here keeps it away
  'own.partial-unreached': row(HARDLY, {
    fine: NEVER,
    ...each(['application', 'service', 'upstream', 'resolver', 'blocked'], OFTEN),
    ...each(['path', 'regional-path', 'regional-block', 'regional-service', 'maintenance', 'dns'], SOMETIMES),
  }),
  'own.partial-once': row(HARDLY, {
    fine: RARELY,
    ...each(['application', 'service', 'upstream'], MOSTLY),
    ...each(['resolver', 'blocked', 'account', 'regional-service'], SOMETIMES),
  }),
  'own.partial-refused': row(HARDLY, {
    account: MOSTLY,
    ...each(['application', 'service', 'upstream'], SOMETIMES),
    fine: NEVER,
  }),
} satisfies Record<string, Row>;

/** "Gate on connectivity first" (NEL reports nothing while the client is offline). */
const CONTROL = {
  'control.fine': row(ALWAYS, {
    ...each(['offline', 'portal'], HARDLY),
    ...each(['certificate', 'proxy'], MOSTLY),
    resolver: MOSTLY, // a filter for one site
  }),
  'control.fine-before': row(ALWAYS, {
    ...each(['offline', 'portal'], OFTEN),
    ...each(['resolver', 'certificate', 'proxy'], MOSTLY),
  }),
  'control.fail': row(HARDLY, {
    fine: NEVER,
    ...each(CONNECTION, ALWAYS),
    ...each(['certificate', 'path'], MOSTLY),
    'regional-path': SOMETIMES,
  }),
  'control.dns': row(HARDLY, { fine: NEVER, resolver: ALWAYS, offline: OFTEN, portal: OFTEN }),
  'control.one-fails': row(SELDOM, {
    ...each(CONNECTION, MOSTLY),
    certificate: OFTEN,
    path: OFTEN,
    fine: SELDOM,
  }),
  'control.certificate': row(HARDLY, { fine: NEVER, certificate: ALWAYS, portal: OFTEN, proxy: SOMETIMES }),
  'control.wrong-name': row(HARDLY, { fine: NEVER, portal: ALWAYS, certificate: OFTEN, resolver: SOMETIMES }),
  'control.proxy': row(HARDLY, { fine: NEVER, proxy: ALWAYS }),
  'control.offline': row(NEVER, { offline: ALWAYS }),
  'control.portal': row(NEVER, { portal: ALWAYS }),
} satisfies Record<string, Row>;

/** DNS over HTTPS of two operators: the only thing that separates the DNS causes (RFC 8914). */
const RESOLVER = {
  'resolver.noerror': row(ALWAYS, { dns: SELDOM, routing: OFTEN }),
  'resolver.servfail': row(HARDLY, { fine: NEVER, dns: ALWAYS, routing: MOSTLY }),
  'resolver.servfail-one': row(SELDOM, { fine: HARDLY, dns: OFTEN, routing: OFTEN }),
  // an expired or withdrawn name; nobody's resolver invents it
  'resolver.nxdomain': row(HARDLY, { fine: NEVER, dns: OFTEN }),
  'resolver.filtered': row(HARDLY, { 'regional-block': MOSTLY, resolver: SELDOM }),
  'resolver.mixed': row(SELDOM, { dns: OFTEN, routing: OFTEN }),
} satisfies Record<string, Row>;

/** Globalping. Probes fail by themselves now and then; a front page says nothing of what is inside. */
const VANTAGE = {
  'vantage.ok': row(ALWAYS, {
    ...each(['service', 'upstream'], SOMETIMES),
    maintenance: OFTEN,
    'regional-service': SOMETIMES,
    'regional-path': SOMETIMES,
    'regional-block': SELDOM,
    ...each(['dns', 'routing'], SELDOM),
    application: MOSTLY,
  }),
  'vantage.fail': row(HARDLY, {
    ...each(['service', 'upstream', 'routing'], ALWAYS),
    ...each(['dns', 'maintenance'], MOSTLY),
    application: SELDOM,
    'regional-service': SELDOM,
  }),
  'vantage.fail-dns': row(HARDLY, { dns: ALWAYS, routing: MOSTLY, service: SELDOM }),
  'vantage.network-fails': row(HARDLY, {
    'regional-path': ALWAYS,
    path: SELDOM,
    'regional-block': SOMETIMES,
    'regional-service': SOMETIMES,
    routing: SELDOM,
    service: RARELY,
  }),
  // a site that bans a VPN's exit, or a network that filters: this network, and nobody else's
  'vantage.network-refused': row(HARDLY, {
    ...each(['path', 'proxy', 'account'], MOSTLY),
    'regional-path': SOMETIMES,
    'regional-block': SOMETIMES,
    service: RARELY,
  }),
  'vantage.country-fails': row(HARDLY, {
    ...each(['regional-block', 'regional-service'], MOSTLY),
    'regional-path': OFTEN,
    ...each(['routing', 'service', 'dns'], RARELY),
  }),
  // OONI knows it as blocked there as well
  'vantage.country-blocked': row(NEVER, {
    'regional-block': MOSTLY,
    'regional-path': RARELY,
    service: HARDLY,
  }),
  'vantage.elsewhere-fails': row(RARELY, { 'regional-service': MOSTLY, ...each(DOWN, SOMETIMES) }),
  'vantage.mixed': row(SELDOM, {
    ...each([...DOWN, 'routing', 'dns', 'application', 'regional-service'], OFTEN),
    ...each(['regional-path', 'regional-block'], SOMETIMES),
  }),
} satisfies Record<string, Row>;

/** RIPEstat. IODA alerts below 99 % of a day's median; a withdrawn prefix is seen by almost nobody. */
const ROUTES = {
  'routes.gone': row(NEVER, { routing: ALWAYS, dns: SOMETIMES }),
  'routes.reduced': row(RARELY, { routing: OFTEN, dns: SELDOM, 'regional-path': SELDOM }),
  'routes.visible': row(ALWAYS, { routing: SOMETIMES }),
} satisfies Record<string, Row>;

const OFFICIAL = {
  // "a red page has weight ~1"; it is red by chance while something here fails for some days a year
  'official.red': row(HARDLY, {
    fine: NEVER,
    ...each(EVERYWHERE, OFTEN),
    'regional-service': OFTEN,
    maintenance: SELDOM,
  }),
  // windows are announced far more often than they are felt
  'official.maintenance': row(SELDOM, { fine: SOMETIMES, maintenance: ALWAYS }),
  // 0.85: of 661 AWS incidents 10 % were posted within 30 minutes, 37 % within 60; customers of a
  // provider that has posted already are quicker (Metrist: median 16 minutes)
  'official.green': row(ALWAYS, { ...each(EVERYWHERE, 0.85), upstream: OFTEN, maintenance: SOMETIMES }),
  // 0.4: after 90 minutes 6 of 10 are posted (AWS median 76 minutes, 23 % only after the end)
  'official.green-late': row(ALWAYS, { ...each(EVERYWHERE, 0.4), maintenance: SELDOM }),
} satisfies Record<string, Row>;

/** Surges. False alarms: 0.03 a day at the level "danger", 1 a day at "warning" (117 events of Downdetector). */
const PEOPLE = {
  'people.widespread': row(RARELY, { ...each(EVERYWHERE, MOSTLY), ...each(HERE, HARDLY), fine: HARDLY }),
  'people.surge': row(RARELY, {
    ...each([...EVERYWHERE, ...REGIONAL], OFTEN),
    ...each(HERE, HARDLY),
    fine: HARDLY,
  }),
  'people.warning': row(SELDOM, {
    ...each([...EVERYWHERE, ...REGIONAL], OFTEN),
    ...each(HERE, RARELY),
    fine: RARELY,
  }),
  // a whole country is more than what one network has lost
  'people.regional-here': row(HARDLY, {
    ...each(REGIONAL, MOSTLY),
    'regional-path': SELDOM,
    ...each(EVERYWHERE, RARELY),
  }),
  'people.regional-elsewhere': row(HARDLY, { 'regional-service': MOSTLY, ...each(EVERYWHERE, SOMETIMES) }),
  // 27 % of official GitHub incidents had any crowd: silence is weak
  'people.quiet': row(ALWAYS, each(EVERYWHERE, OFTEN)),
} satisfies Record<string, Row>;

/** The provider's own page, or dependants that fail together. Never people's reports. */
const UPSTREAM = {
  'upstream.confirmed': row(RARELY, { upstream: ALWAYS, fine: 0.005 }), // 0.005 fitted on test/worlds
  'upstream.confirmed-dns': row(RARELY, { ...each(['upstream', 'upstream-dns'], ALWAYS), fine: 0.005 }),
  'upstream.possible': row(SELDOM, { upstream: OFTEN }),
  'upstream.possible-dns': row(SELDOM, each(['upstream', 'upstream-dns'], OFTEN)),
  'upstream.earlier': row(SELDOM, { upstream: MOSTLY }),
  'upstream.earlier-dns': row(SELDOM, { 'upstream-dns': MOSTLY }),
  'upstream.owner': row(RARELY, each(['service', 'application', 'dns', 'routing'], MOSTLY)),
  'upstream.likely': row(RARELY, { upstream: MOSTLY, fine: HARDLY }),
  'upstream.likely-dns': row(RARELY, { 'upstream-dns': MOSTLY, fine: HARDLY }),
} satisfies Record<string, Row>;

/** Sign -> how often it is seen under each hypothesis. */
export const LIKELIHOODS = {
  ...OWN,
  ...CONTROL,
  ...RESOLVER,
  ...VANTAGE,
  ...ROUTES,
  ...OFFICIAL,
  ...PEOPLE,
  ...UPSTREAM,
} satisfies Readonly<Record<string, Row>>;
