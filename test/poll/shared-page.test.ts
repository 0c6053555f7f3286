import { describe, expect, it } from 'vitest';
import type { FeedSource } from '../../utils/catalog/types.ts';
import { ended, INCIDENTS, MAIL, MAPS, page, part, type Status, URL, WHOLE, world } from './shared-page.ts';

describe('a page of which nothing can be read', () => {
  it('has failed as a whole, and loses nothing that was known', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }));
    await on.poll([WHOLE, MAIL, MAPS]);
    const known = await on.store.readAll('readings');
    on.serve('<html>');
    expect(await on.poll([WHOLE, MAIL, MAPS])).toMatchObject([{ changed: false, failed: true }]);
    expect(await on.store.readAll('readings')).toEqual(known);
    expect(await on.state()).toMatchObject({ failures: 1, unreadableSince: on.now(), reason: 'html' });
  });

  it('has its parts unreadable since then, those too that are gone when it is back', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve('<html>');
    await on.poll([MAIL, MAPS]);
    const since = on.now();
    on.serve(page({ Mail: 'operational' }));
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAIL)).unreadableSince).toBeNull();
    expect((await on.signal(MAPS)).unreadableSince).toBe(since);
  });
});

describe('services that share a page', () => {
  it('all learn what one of them was checked for', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve(page({ Mail: 'major_outage', Maps: 'major_outage' }));
    await on.poll([MAIL], { now: true });
    expect((await on.signal(MAPS)).reading?.health).toBe('operational');
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAPS)).reading?.health).toBe('major_outage');
    await on.poll([MAIL, MAPS]);
    expect(on.asked).toMatchObject([{ conditional: true }]);
  });

  it('go on from rows of an earlier version, which do not say of which document they are', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }));
    await on.poll([MAIL, MAPS]);
    for (const [key, value] of await on.store.readAll('readings')) {
      const { digest: _, ...earlier } = value as Record<string, unknown>;
      await on.store.commit([{ table: 'readings', key, value: earlier }]);
    }
    expect((await on.signal(MAPS)).reading?.health).toBe('major_outage');
    await on.poll([MAIL, MAPS]);
    expect(await on.stored(MAPS)).toMatchObject({ reading: { health: 'major_outage' }, oldTrouble: true });
    await on.poll([MAIL, MAPS]);
    expect(on.asked).toMatchObject([{ conditional: true }]);
  });
});

describe('incidents that vanish from a page that many share', () => {
  it('are looked up once for all of them, within the time of the page itself', async () => {
    const on = world();
    const names = ['Mail', 'Maps', 'Chat', 'Files', 'Calls'];
    const wellAll: Record<string, Status> = Object.fromEntries(names.map((name) => [name, 'operational']));
    const sources = [WHOLE, ...names.map(part)];
    const troubles = [
      { id: 'fog', component: 'Maps' },
      { id: 'flood', component: 'Mail' },
    ];
    on.serve(page({ ...wellAll, Mail: 'major_outage', Maps: 'major_outage' }, troubles));
    await on.poll(sources);
    on.serve(page(wellAll));
    on.serve(ended('fog', 'flood'), INCIDENTS);
    await on.poll(sources);

    expect(on.asked.map(({ url }) => url)).toEqual([URL, INCIDENTS]);
    expect(on.limits).toEqual([15_000]);
    expect(new Set(on.asked.map(({ signal }) => signal)).size).toBe(1);
    expect(on.asked.map(({ redirect }) => redirect)).toEqual(['manual', 'manual']);
    const words = async (source: FeedSource) =>
      ((await on.stored(source))?.closed ?? []).map(({ update }) => update).sort();
    expect(await words(WHOLE)).toEqual(['flood is over.', 'fog is over.']);
    expect(await words(MAIL)).toEqual(['flood is over.']);
    expect(await words(MAPS)).toEqual(['fog is over.']);
    expect(await words(part('Chat'))).toEqual([]);
  });
});
