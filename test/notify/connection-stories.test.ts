import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../utils/assess/types.ts';
import { text } from '../../utils/i18n/text.ts';
import type { Story } from '../../utils/notify/rows.ts';
import { day, down, MINUTE, offline, tell, verdict } from './telling.ts';

describe('a broken connection', () => {
  it('what begins while the connection is broken is told when it is back', () => {
    const { kinds } = day([
      [verdict('flickr', offline), verdict('roku', down)],
      [verdict('flickr', offline), verdict('roku', down)],
      [verdict('flickr'), verdict('roku', down)],
    ]);
    expect(kinds).toEqual(['connection@1', 'started@2']);
  });

  it('what ended before it broke is told when it is back, with how long it took', () => {
    const { kinds, changes } = day([
      [verdict('x', down), verdict('flickr')],
      [verdict('x'), verdict('flickr')],
      ...Array(4).fill([verdict('x'), verdict('flickr', offline)]),
      [verdict('x'), verdict('flickr')],
    ]);
    expect(kinds).toEqual(['started@0', 'connection@3', 'over@6']);
    expect(changes.at(-1)).toMatchObject({ duration: 5 * MINUTE });
  });

  it('while the whole connection is down there is one line, and no storm when it returns', () => {
    const sites = ['a', 'b', 'c'];
    const all = (change: Partial<Verdict>) => sites.map((id) => verdict(id, change));
    const { kinds } = day([all({}), all(offline), all(offline), all({}), all({})]);
    expect(kinds).toEqual(['connection@2']);
  });

  it('two sites that fail together for half a minute are no broken connection', () => {
    const all = (change: Partial<Verdict>) => ['a', 'b'].map((id) => verdict(id, change));
    let stories: Story[] = [];
    const at = (minutes: number, change: Partial<Verdict>) => {
      const told = tell(stories, all(change), minutes);
      stories = told.stories;
      return told.changes.map(({ kind }) => kind);
    };
    expect([at(0, offline), at(0.5, offline), at(0.9, {})]).toEqual([[], [], []]);
    expect([at(3, offline), at(3.5, offline), at(4, offline), at(5, offline)]).toEqual([
      [],
      [],
      ['connection'],
      [],
    ]);
  });

  it('a connection that comes and goes is told of once, until it has held for a while', () => {
    const gone = ['flickr', 'roku'].map((id) => verdict(id, offline));
    const back = ['flickr', 'roku'].map((id) => verdict(id));
    const long = [gone, gone];
    expect(day([...long, back, ...long, back, ...long]).kinds).toEqual(['connection@1']);
    expect(day([...long, back, back, back, back, ...long]).kinds).toEqual(['connection@1', 'connection@7']);
  });

  it('one site behind a DNS filter is not the whole connection', () => {
    const filtered = { health: 'unknown', scope: 'local', cause: 'resolver' } as const;
    expect(
      day([
        [verdict('a'), verdict('b')],
        [verdict('a', filtered), verdict('b')],
      ]).kinds,
    ).toEqual([]);
    const both = [verdict('a', filtered), verdict('b', filtered)];
    expect(day([both, both]).kinds).toEqual(['connection@1']);
    // two that are kept out while others come through are not the connection either
    const others = {
      class: 'control',
      sign: 'control.fine',
      says: text('evidence.control.fine-host', { host: 'wikipedia.org' }),
      stance: 'neutral',
      at: 0,
      source: 'browser',
    } as const;
    const kept = both.map((one) => ({ ...one, evidence: [others] }));
    expect(day([kept, kept]).kinds).toEqual([]);
  });

  it('trouble from before the connection broke is not over because nothing can be seen', () => {
    const { kinds } = day([
      [verdict('x', down)],
      [verdict('x', offline)],
      [verdict('x', offline)],
      [verdict('x', down)],
    ]);
    expect(kinds).toEqual(['started@0', 'connection@2']);
  });
});
