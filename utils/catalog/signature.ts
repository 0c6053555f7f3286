/** Public keys of whoever may publish a catalogue, raw and in base64url. One of them is enough. */
export type PublicKeys = { ed25519?: string; p256?: string };

/** A catalogue on its way: the packed JSON as one text, and who signed that text. Signatures in base64url. */
export type SignedCatalog = { catalog: string; ed25519?: string; p256?: string };

type Scheme = {
  name: keyof PublicKeys;
  key: AlgorithmIdentifier | EcKeyImportParams;
  sign: AlgorithmIdentifier | EcdsaParams;
};

/**
 * Chrome knows Ed25519 from version 137 on and Firefox from 129 on; ECDSA on P-256 is everywhere. A
 * document carries both, and a browser checks what it can.
 */
export const SCHEMES: readonly Scheme[] = [
  { name: 'ed25519', key: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  {
    name: 'p256',
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', hash: 'SHA-256' },
  },
];

/** What is signed: a name first, so that a signature made for anything else is worth nothing here. */
export function signedBytes(catalog: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`is-it-me catalogue\n${catalog}`);
}

/** True when a signature that this browser can check was made with the matching key. Never throws. */
export async function isSigned(
  document: SignedCatalog,
  keys: PublicKeys,
  subtle: SubtleCrypto,
): Promise<boolean> {
  const message = signedBytes(document.catalog);
  for (const { name, key, sign } of SCHEMES) {
    const publicKey = keys[name];
    const signature = document[name];
    if (publicKey === undefined || signature === undefined) continue;
    try {
      const imported = await subtle.importKey('raw', fromBase64Url(publicKey), key, false, ['verify']);
      if (await subtle.verify(sign, imported, fromBase64Url(signature), message)) return true;
    } catch {
      // Not known to this browser, or not base64url: as good as no signature of this kind.
    }
  }
  return false;
}

export function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws DOMException when the text is not base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
