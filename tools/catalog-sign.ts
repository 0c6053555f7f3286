import { readFile, writeFile } from 'node:fs/promises';
import { packCatalog } from '../utils/catalog/pack.ts';
import { loadCatalogData } from './catalog-data.ts';
import { makeKeys, type PrivateKeys, privateKeysSchema, signCatalog } from './catalog-keys.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';

/** `cli catalog keygen KEY_FILE`. Never writes over a key that exists. */
export async function keygen([file, ...rest]: string[], io: Io): Promise<ExitCode> {
  if (file === undefined || rest.length > 0) throw new UsageError('usage: cli catalog keygen KEY_FILE');
  const { privateKeys, publicKeys } = await makeKeys();
  try {
    await writeFile(file, `${JSON.stringify(privateKeys, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
  io.print({ publicKeys, fragment: `#${new URLSearchParams(publicKeys)}` });
  io.explain(`The private keys are in ${file}. Keep it to yourself: whoever has it can publish catalogues.`);
  return 0;
}

/** `cli catalog sign KEY_FILE [--version N]`: prints the document as one JSON line. */
export async function sign([file, option, version, ...rest]: string[], io: Io): Promise<ExitCode> {
  const usage = 'usage: cli catalog sign KEY_FILE [--version N]';
  const wellFormed = option === undefined || (option === '--version' && version !== undefined);
  if (file === undefined || !wellFormed || rest.length > 0) throw new UsageError(usage);
  const keys = await readKeys(file);
  const data = loadCatalogData();
  const wanted = version === undefined ? data.version : Number(version);
  if (!Number.isSafeInteger(wanted) || wanted < data.version) {
    throw new UsageError(`the version must be a whole number, ${data.version} or larger`);
  }
  io.print(await signCatalog(JSON.stringify(packCatalog({ ...data, version: wanted })), keys));
  return 0;
}

async function readKeys(file: string): Promise<PrivateKeys> {
  try {
    return privateKeysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`${file} holds no keys: ${(error as Error).message.split('\n')[0]}`);
  }
}
