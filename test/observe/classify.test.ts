import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyError } from '../../utils/observe/classify.ts';
import { PHASES } from '../../utils/observe/types.ts';

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 200) };

describe('classifyError', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns', 'dns.name_not_resolved'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns', 'dns.name_not_resolved'],
    ['Error code 2152398878', 'dns', 'dns.name_not_resolved'],
    ['net::ERR_CONNECTION_RESET', 'connection', 'tcp.reset'],
    ['Error code 2152398868', 'connection', 'tcp.reset'],
    ['net::ERR_CERT_DATE_INVALID', 'connection', 'tls.cert.date_invalid'],
    ['Error code 2153390069', 'connection', 'tls.cert.date_invalid'],
    ['net::ERR_EMPTY_RESPONSE', 'application', 'http.response.invalid.empty'],
    ['net::ERR_INTERNET_DISCONNECTED', 'client', 'network.offline'],
    ['NS_ERROR_OFFLINE', 'client', 'network.offline'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'client', 'network.proxy'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'client', 'client.blocked'],
    ['NS_ERROR_ABORT', 'client', 'client.blocked'],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'client', 'client.policy'],
    ['net::ERR_CACHE_RACE', 'client', 'client.device'],
  ])('%s is %s, %s', (error, phase, type) => {
    expect(classifyError(error)).toMatchObject({ phase, type, ignored: false });
  });

  it.each(['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'])(
    '%s teaches nothing',
    (error) => {
      expect(classifyError(error)).toMatchObject({ phase: 'unknown', prior: 'none', ignored: true });
    },
  );

  it('decodes numbers that have no row of their own by their module', () => {
    const sec = 0x805a0000 + 0x1f00;
    expect(classifyError(`Error code ${sec}`).type).toBe('tls.cert.failed');
    expect(classifyError(`Error code ${0x805a0000 + 0x2f00}`).type).toBe('tls.failed');
    expect(classifyError(`Error code ${0x804b0000 + 1000 + 418}`).type).toBe('network.proxy');
  });

  it('finds the name inside a sentence, in whatever language the sentence is', () => {
    expect(classifyError('সংযোগ ব্যর্থ (SSL_ERROR_BAD_CERT_DOMAIN)').type).toBe('tls.cert.name_invalid');
  });

  it.each(['', 'net::ERR_', 'net::ERR_SOMETHING_NEW', 'Error code', 'Error code 7', 'The page was eaten'])(
    '%j is of the unknown class',
    (error) => {
      expect(classifyError(error)).toEqual({
        phase: 'unknown',
        type: 'unknown',
        prior: 'ambiguous',
        ignored: false,
      });
    },
  );

  it('never throws, whatever a browser says', () => {
    const strange = fc.oneof(
      fc.string(),
      fc.nat().map((code) => `Error code ${code}`),
      fc.string().map((text) => `net::ERR_${text}`),
      fc.constantFrom('__proto__', 'net::ERR_constructor', 'NS_ERROR_toString'),
    );
    fc.assert(
      fc.property(strange, (error) => PHASES.includes(classifyError(error).phase)),
      RUNS,
    );
  });
});

const facts = new URL('../../../shared/net-errors.tsv', import.meta.url);

/** Classes of the collected facts, and the phases that they may be told as. */
const PHASES_OF: Record<string, string[]> = {
  dns: ['dns'],
  tcp: ['connection'],
  tls: ['connection'],
  'http-protocol': ['application'],
  remote: ['application'],
  'local-device': ['client'],
  'local-network': ['client', 'dns', 'connection'],
  'blocked-by-client': ['client'],
  'blocked-by-administrator': ['client'],
  aborted: ['unknown'],
};

describe.runIf(existsSync(facts))('collected facts (../shared is here)', () => {
  it('are all in the table, by name and by number', () => {
    const wrong: string[] = [];
    for (const line of readFileSync(facts, 'utf8').trim().split('\n').slice(1)) {
      const [browser = '', name = '', code = '', kind = '', prior = '', nel = ''] = line.split('\t');
      if (name.startsWith('range:') || browser === 'safari') continue;
      const errors = [
        name.replace('<n>', '12'),
        ...(browser === 'firefox' && code ? [`Error code ${code}`] : []),
      ];
      for (const error of errors) {
        const found = classifyError(error);
        const isRight =
          found.type !== 'unknown' &&
          found.prior === prior &&
          PHASES_OF[kind]?.includes(found.phase) &&
          (nel === '' || nel === found.type) &&
          found.ignored === (kind === 'aborted');
        if (!isRight) wrong.push(`${error}: ${JSON.stringify(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
