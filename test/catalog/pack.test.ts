import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalogData, packedCatalog } from '../../tools/catalog-data.ts';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import { CatalogError, newestOf, openCatalog } from '../../utils/catalog/open.ts';
import { packCatalog } from '../../utils/catalog/pack.ts';
import { unpackCatalog } from '../../utils/catalog/unpack.ts';
import { runs } from '../support/runs.ts';

const json = JSON.stringify(packedCatalog());

it('comes out of the package as it went in', () => {
  expect(unpackCatalog(JSON.parse(json))).toEqual(loadCatalogData());
});

it('opens in parts as it does at once', () => {
  const { services, match } = openCatalog(JSON.parse(json));
  expect([...services.values()]).toEqual(loadCatalogData().services);
  expect(match('https://m.facebook.com/x')).toEqual({ service: 'facebook', kind: 'own' });
});

it('finds in the package what an index of all hosts finds', () => {
  const { services, paths } = loadCatalogData();
  const indexed = createCatalog(loadCatalogData());
  const hosts = services.flatMap(({ hosts, hosting = [], regional = [] }) => [
    ...hosts,
    ...hosting,
    ...regional,
  ]);
  // one that is asked often makes an index of its own
  const old = openCatalog(JSON.parse(json));
  let young = old;
  let asked = 0;
  const same = (url: string) => {
    if (asked++ % 20 === 0) young = openCatalog(JSON.parse(json));
    const match = indexed.match(url);
    expect(young.match(url), url).toEqual(match);
    expect(old.match(url), url).toEqual(match);
  };
  for (const host of hosts) {
    for (const name of [host, `www.${host}`, `not${host}`, `${host}.example`]) same(`https://${name}/`);
  }
  for (const { host, path } of paths) {
    for (const home of [host, `www.${host}`, host.replace(/com$/, 'de')]) same(`https://${home}/en${path}/x`);
    same(`https://${host}${path}`);
  }
  const label = fc.oneof(fc.constantFrom(...hosts.flatMap((host) => host.split('.'))), fc.string());
  fc.assert(
    fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
      same(`https://${labels.join('.')}/maps`);
    }),
    runs(1000),
  );
});

it('is small enough to ship and to read at every wake-up', () => {
  expect(json.length).toBeLessThan(92_000);
  expect(gzipSync(json).length).toBeLessThan(22_000);
});

it('is refused in any other shape, with its own error only', () => {
  const whole = loadCatalogData();
  const packed = packCatalog({ ...whole, services: whole.services.slice(0, 20) });
  const names = [...Object.keys(packed), ...Object.keys(packed.columns)];
  const open = (changed: unknown) => {
    const { match, services } = openCatalog(changed);
    match('https://github.com/x');
    for (const { id } of services.values()) expect(id).toBeTypeOf('string');
    unpackCatalog(changed);
  };
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
      const { columns } = packed;
      const changed =
        name in columns
          ? { ...packed, columns: { ...columns, [name]: value } }
          : { ...packed, [name]: value };
      try {
        open(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 200) },
  );
  const wordless = { toString: false };
  for (const other of [
    null,
    1,
    '',
    [],
    {},
    { ...packed, layout: 1 },
    { ...packed, layout: wordless },
    { ...packed, version: 'new' },
  ]) {
    expect(() => openCatalog(other)).toThrow(CatalogError);
  }
});

it('opens an accepted update only while it is newer than what ships, and readable', () => {
  const bundled = packedCatalog();
  const update = (change: object) => newestOf(openCatalog(bundled), { ...bundled, ...change }).version;
  expect(update({ version: bundled.version + 1 })).toBe(bundled.version + 1);
  expect(update({ version: bundled.version - 1 })).toBe(bundled.version);
  expect(update({ version: bundled.version + 1, columns: 'gone' })).toBe(bundled.version);
  for (const nothing of [undefined, null, 'x', {}]) {
    expect(newestOf(openCatalog(bundled), nothing).version).toBe(bundled.version);
  }
});
