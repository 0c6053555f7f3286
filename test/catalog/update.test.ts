import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedCatalog } from '../../tools/catalog-data.ts';
import { makeKeys, type PrivateKeys, signCatalog } from '../../tools/catalog-keys.ts';
import type { PublicKeys } from '../../utils/catalog/signature.ts';
import { judgeUpdate } from '../../utils/catalog/update.ts';
import { updateSource } from '../../utils/catalog/update-source.ts';

const bundled = packedCatalog();
const newer = { ...bundled, version: bundled.version + 1 };
const subtle = webcrypto.subtle as SubtleCrypto;

/** A browser from before Ed25519: it knows only ECDSA. */
const withoutEd25519 = {
  ...subtle,
  importKey: (...args: Parameters<SubtleCrypto['importKey']>) =>
    (args[2] as { name: string }).name === 'Ed25519'
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : subtle.importKey(...args),
  verify: (...args: Parameters<SubtleCrypto['verify']>) => subtle.verify(...args),
} as SubtleCrypto;

let keys: PublicKeys;
let privateKeys: PrivateKeys;

beforeAll(async () => {
  const made = await makeKeys();
  keys = made.publicKeys;
  privateKeys = made.privateKeys;
});

const judge = (body: unknown, parts: Partial<Parameters<typeof judgeUpdate>[1]> = {}) =>
  judgeUpdate(typeof body === 'string' ? body : JSON.stringify(body), {
    subtle,
    keys,
    version: bundled.version,
    ...parts,
  });
const signed = (packed: unknown) => signCatalog(JSON.stringify(packed), privateKeys);

describe('a signed newer catalogue', () => {
  it('is accepted, in every browser by the signature that it can check', async () => {
    const document = await signed(newer);
    const accepted = { accepted: true, packed: newer, version: newer.version };
    expect(await judge(document)).toEqual(accepted);
    expect(await judge(document, { subtle: withoutEd25519 })).toEqual(accepted);
    expect(await judge({ ...document, p256: undefined })).toEqual(accepted);
    expect(await judge({ ...document, ed25519: undefined })).toEqual(accepted);
  });
});

describe('is refused', () => {
  const refused = (reason: string) => ({ accepted: false, reason });

  it('when it is as old as the one in use, or older: no rollback', async () => {
    expect(await judge(await signed(bundled))).toEqual(refused('not-newer'));
    expect(await judge(await signed(newer), { version: newer.version })).toEqual(refused('not-newer'));
  });

  it('when one character was changed', async () => {
    const document = await signed(newer);
    const catalog = document.catalog.replace('claude', 'clauds');
    expect(await judge({ ...document, catalog })).toEqual(refused('not-signed'));
  });

  it('when somebody else signed it, or nobody', async () => {
    const stranger = await makeKeys();
    expect(await judge(await signed(newer), { keys: stranger.publicKeys })).toEqual(refused('not-signed'));
    expect(await judge({ catalog: JSON.stringify(newer) })).toEqual(refused('not-signed'));
    expect(await judge(await signed(newer), { keys: {} })).toEqual(refused('not-signed'));
  });

  it('when the only signature is one that the browser cannot check', async () => {
    const document = { ...(await signed(newer)), p256: undefined };
    expect(await judge(document, { subtle: withoutEd25519 })).toEqual(refused('not-signed'));
  });

  it('when it is signed but not a catalogue', async () => {
    expect(await judge(await signed({ hello: 'world' }))).toEqual(refused('not-a-catalogue'));
    expect(await judge(await signCatalog('alert(1)', privateKeys))).toEqual(refused('not-a-catalogue'));
    expect(await judge(await signed({ ...newer, layout: 99 }))).toEqual(refused('not-a-catalogue'));
  });

  it('when it is signed but breaks a rule', async () => {
    const hosts = newer.columns.hosts.replace(/^.*$/m, 'http://status.example.org');
    const columns = { ...newer.columns, hosts };
    expect(await judge(await signed({ ...newer, columns }))).toEqual(refused('not-sound'));
  });

  it.each(['', '<!doctype html>', '[]', '{}', 'null', '{"catalog":1}', '{"catalog":""}'])(
    'when the body is %s',
    async (body) => expect((await judge(body)).accepted).toBe(false),
  );
});

describe('the configured address', () => {
  it('names whom to trust there', () => {
    expect(updateSource('https://example.org/catalog.json#ed25519=abc&p256=def')).toEqual({
      url: 'https://example.org/catalog.json',
      keys: { ed25519: 'abc', p256: 'def' },
    });
  });

  it.each(['', 'catalog.json', 'http://example.org/c.json#p256=def', 'https://example.org/c.json'])(
    'cannot be %j',
    (address) => expect(updateSource(address)).toBeNull(),
  );
});
