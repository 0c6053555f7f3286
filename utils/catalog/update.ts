import * as z from 'zod/mini';
import { problems } from './problems.ts';
import { isSigned, type PublicKeys } from './signature.ts';
import { unpackCatalog } from './unpack.ts';

/** About eight times the size of today's catalogue; what is longer is not one. In characters. */
const LONGEST = 1_000_000;

const documentSchema = z.object({
  catalog: z.string().check(z.maxLength(LONGEST)),
  ed25519: z.optional(z.string()),
  p256: z.optional(z.string()),
});

/** Why an update was refused. None of them changes the catalogue in use. */
type Refusal = 'not-a-document' | 'not-signed' | 'not-a-catalogue' | 'not-sound' | 'not-newer';

export type Update =
  /** `packed` goes into the store, and through `openCatalog` into use. */
  { accepted: true; packed: unknown; version: number } | { accepted: false; reason: Refusal };

export type UpdateParts = {
  subtle: SubtleCrypto;
  keys: PublicKeys;
  /** The larger of the bundled version and the last accepted one. */
  version: number;
};

/**
 * Judges a downloaded catalogue document.
 *
 * It must be signed with a known key, be data of the layout that this build reads, keep every rule that
 * the bundled catalogue is held to, and be newer than what is in use: an old document cannot be
 * played back. Never throws.
 */
export async function judgeUpdate(body: string, { subtle, keys, version }: UpdateParts): Promise<Update> {
  const document = documentSchema.safeParse(parseJson(body));
  if (!document.success) return refused('not-a-document');
  const { catalog, ed25519, p256 } = document.data;
  const signed = { catalog, ...(ed25519 !== undefined && { ed25519 }), ...(p256 !== undefined && { p256 }) };
  if (!(await isSigned(signed, keys, subtle))) return refused('not-signed');
  const packed = parseJson(catalog);
  const data = unpacked(packed);
  if (data === null) return refused('not-a-catalogue');
  // A format that only a later build reads is no fault: its feeds stay unreadable here.
  if (problems(data, { formats: null, suffixes: null }).length > 0) return refused('not-sound');
  if (data.version <= version) return refused('not-newer');
  return { accepted: true, packed, version: data.version };
}

function refused(reason: Refusal): Update {
  return { accepted: false, reason };
}

function unpacked(packed: unknown): ReturnType<typeof unpackCatalog> | null {
  try {
    return unpackCatalog(packed);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
