import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../utils/assess/types.ts';
import { byKinesis, day, degraded, down, verdict } from './telling.ts';

describe('stories', () => {
  it('one site: started, worse, over, each once', () => {
    const site = (change: Partial<Verdict>) => [verdict('flickr', change)];
    const { kinds } = day([
      [verdict('flickr')],
      site(degraded),
      site(degraded),
      site(down),
      site(degraded),
      ...Array(4).fill([verdict('flickr')]),
    ]);
    expect(kinds).toEqual(['started@1', 'worse@3', 'over@8']);
  });

  it('a story stays one when what named its provider fades', () => {
    const { kinds, stories } = day([
      [verdict('flickr', byKinesis), verdict('roku', byKinesis)],
      [verdict('flickr', down), verdict('roku', down)],
      [verdict('flickr', byKinesis), verdict('roku', down)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories.map(({ services }) => services)).toEqual([['flickr', 'roku']]);
  });

  it('several sites with one cause are one story', () => {
    const sites = ['flickr', 'roku', 'adobe-express', 'baltimore-sun'];
    const { kinds, changes } = day([sites.map((id) => verdict(id, byKinesis))]);
    expect(kinds).toEqual(['started@0']);
    expect(changes[0]?.story.services).toEqual(sites);
  });

  it('a site whose provider is found later goes on in the same story', () => {
    const { kinds, stories } = day([
      [verdict('flickr', down), verdict('roku')],
      [verdict('flickr', byKinesis), verdict('roku', byKinesis)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories).toHaveLength(1);
    expect(stories[0]?.services).toEqual(['flickr', 'roku']);
  });

  it('two causes are two stories', () => {
    expect(day([[verdict('x', down), verdict('flickr', byKinesis)]]).kinds).toEqual([
      'started@0',
      'started@0',
    ]);
  });

  it('a first reading that is already bad is no news, its end is', () => {
    const { kinds } = day([[verdict('x', down)], ...Array(4).fill([verdict('x')])], { isNews: () => false });
    expect(kinds).toEqual(['over@4']);
  });

  it('sites that one network has lost the way to are one story', () => {
    const lost = { health: 'partial_outage', scope: 'regional', cause: 'path', since: 0 } as const;
    const { kinds, stories } = day([
      [verdict('flickr', lost), verdict('reddit')],
      [verdict('flickr', lost), verdict('reddit', lost)],
    ]);
    expect(kinds).toEqual(['started@0']);
    expect(stories).toMatchObject([{ services: ['flickr', 'reddit'], cause: 'path' }]);
  });

  it("a company's sites that fall with its network are one story", () => {
    const routes = { ...down, cause: 'routing' } as const;
    const { kinds } = day([[verdict('aws', routes), verdict('aws-kinesis', routes), verdict('x', routes)]]);
    expect(kinds).toEqual(['started@0', 'started@0']);
  });

  it('says of nobody who has recovered that it is worse', () => {
    const { changes } = day([
      [
        verdict('flickr', { ...byKinesis, health: 'degraded' }),
        verdict('roku', { ...byKinesis, health: 'degraded' }),
      ],
      [verdict('flickr'), verdict('roku', byKinesis)],
    ]);
    expect(changes.map(({ kind, story }) => [kind, ...story.services])).toEqual([
      ['started', 'flickr', 'roku'],
      ['worse', 'roku'],
    ]);
  });

  it('another incident of the same page is another story', () => {
    const open: Record<string, string[]> = { x: ['page 1'], y: ['page 1', 'page 2'] };
    const { changes } = day([[verdict('y', down)], [verdict('x', down), verdict('y', down)]], {
      officialTrouble: (service) => open[service] ?? [],
    });
    expect(changes.map(({ kind, story }) => [kind, ...story.services])).toEqual([
      ['started', 'y'],
      ['started', 'x'],
    ]);
  });

  it('tells one official incident once, however many services it is about', () => {
    const { changes } = day([[verdict('x', down), verdict('y', down), verdict('z', down)]], {
      officialTrouble: (service) => (service === 'z' ? ['page 2'] : ['page 1']),
    });
    expect(changes.map(({ kind, story }) => [kind, story.services])).toEqual([
      ['started', ['x', 'y']],
      ['started', ['z']],
    ]);
  });
});
