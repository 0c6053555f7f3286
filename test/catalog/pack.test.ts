import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalogData, packedCatalog } from '../../tools/catalog-data.ts';
import { CatalogError, openCatalog, openNewest, unpackCatalog } from '../../utils/catalog/open.ts';

const json = JSON.stringify(packedCatalog());

it('comes out of the package as it went in', () => {
  expect(unpackCatalog(JSON.parse(json))).toEqual(loadCatalogData());
});

it('opens in parts as it does at once', () => {
  const { services, match } = openCatalog(JSON.parse(json));
  expect([...services.values()]).toEqual(loadCatalogData().services);
  expect(match('https://m.facebook.com/x')).toEqual({ service: 'facebook', kind: 'own' });
});

it('is small enough to ship and to read at every wake-up', () => {
  expect(json.length).toBeLessThan(120_000);
  expect(gzipSync(json).length).toBeLessThan(35_000);
});

it('is refused in any other shape, with its own error only', () => {
  const whole = packedCatalog();
  const packed = { ...whole, services: whole.services.slice(0, 20) };
  const runs = Number(process.env.FC_RUNS ?? 200);
  fc.assert(
    fc.property(fc.nat(packed.services.length - 1), fc.nat(10), fc.anything(), (row, column, value) => {
      const services: unknown[][] = packed.services.map((one) => [...one]);
      const changed = [...(services[row] ?? [])];
      changed[column] = value;
      services[row] = changed;
      try {
        const catalog = openCatalog({ ...packed, services });
        catalog.match('https://github.com/x');
        for (const service of catalog.services.values()) expect(service.id).toBeTypeOf('string');
        unpackCatalog({ ...packed, services });
      } catch (error) {
        expect(error).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: runs },
  );
  for (const other of [null, 1, '', [], {}, { ...packed, layout: 2 }, { ...packed, version: 'new' }]) {
    expect(() => openCatalog(other)).toThrow(CatalogError);
  }
});

it('opens an accepted update only while it is newer than what ships, and readable', () => {
  const bundled = packedCatalog();
  const update = (change: object) => openNewest(bundled, { ...bundled, ...change }).version;
  expect(update({ version: bundled.version + 1 })).toBe(bundled.version + 1);
  expect(update({ version: bundled.version - 1 })).toBe(bundled.version);
  expect(update({ version: bundled.version + 1, services: 'gone' })).toBe(bundled.version);
  for (const nothing of [undefined, null, 'x', {}]) {
    expect(openNewest(bundled, nothing).version).toBe(bundled.version);
  }
});
