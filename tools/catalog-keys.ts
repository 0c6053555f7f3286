import { webcrypto } from 'node:crypto';
import * as z from 'zod/mini';
import {
  fromBase64Url,
  type PublicKeys,
  SCHEMES,
  type SignedCatalog,
  signedBytes,
  toBase64Url,
} from '../utils/catalog/signature.ts';

/** The private half, PKCS #8 in base64url. Whoever has this file can publish catalogues. */
export const privateKeysSchema = z.object({ ed25519: z.string(), p256: z.string() });
export type PrivateKeys = z.infer<typeof privateKeysSchema>;

const { subtle } = webcrypto;

/** Makes a new pair of keys for each scheme. */
export async function makeKeys(): Promise<{ privateKeys: PrivateKeys; publicKeys: Required<PublicKeys> }> {
  const privateKeys = { ed25519: '', p256: '' };
  const publicKeys = { ed25519: '', p256: '' };
  for (const { name, key } of SCHEMES) {
    const pair = await subtle.generateKey(key, true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error(`${name} makes no pair`);
    privateKeys[name] = toBase64Url(await subtle.exportKey('pkcs8', pair.privateKey));
    publicKeys[name] = toBase64Url(await subtle.exportKey('raw', pair.publicKey));
  }
  return { privateKeys, publicKeys };
}

/** Signs a packed catalogue with both schemes. */
export async function signCatalog(catalog: string, keys: PrivateKeys): Promise<Required<SignedCatalog>> {
  const signed = { catalog, ed25519: '', p256: '' };
  for (const { name, key, sign } of SCHEMES) {
    const imported = await subtle.importKey('pkcs8', fromBase64Url(keys[name]), key, false, ['sign']);
    signed[name] = toBase64Url(await subtle.sign(sign, imported, signedBytes(catalog)));
  }
  return signed;
}
