import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../utils/assess/types.ts';
import type { Story } from '../../utils/notify/rows.ts';
import type { StoryContext } from '../../utils/notify/stories.ts';
import { byKinesis, day, down, MINUTE, tell, unknown, verdict } from './telling.ts';

/** Two sites that failed together, the first of which is well again. */
const both = (change: Partial<Verdict>) => [verdict('flickr', change), verdict('roku', change)];
const rokuOnly = (change: Partial<Verdict>) => [verdict('flickr'), verdict('roku', change)];

describe('the end of a story', () => {
  it('unknown neither ends a story nor starts another', () => {
    const site = (change: Partial<Verdict>) => [verdict('x', change)];
    const { kinds } = day([site(down), site(unknown), site(unknown), site(down), site(unknown)]);
    expect(kinds).toEqual(['started@0']);
  });

  it('flapping is one story', () => {
    const flap = [
      [verdict('x', down)],
      [verdict('x')],
      [verdict('x', down)],
      [verdict('x')],
      [verdict('x', down)],
    ];
    expect(day([...flap, ...Array(4).fill([verdict('x')])]).kinds).toEqual(['started@0', 'over@8']);
  });

  it('is over when the provider closes its own, although the sites themselves have no page', () => {
    let red: boolean | null = true;
    const context = { isProviderRed: () => red };
    const before = day([[verdict('flickr', byKinesis)], [verdict('flickr', unknown)]], context);
    expect(before.kinds).toEqual(['started@0']);
    red = false;
    const site = [verdict('flickr', unknown)];
    const closed = tell(before.stories, site, 60, context);
    expect(closed.changes).toEqual([]);
    const settled = tell(closed.stories, site, 72, context);
    expect(settled.changes).toMatchObject([{ kind: 'over', duration: 60 * MINUTE, unseen: true }]);
    expect(settled.stories).toEqual([]);
    const seen = tell(closed.stories, [verdict('flickr')], 72, context);
    expect(seen.changes).toMatchObject([{ kind: 'over', unseen: false }]);
  });

  it('is over when its own page closes, although its provider goes on', () => {
    let open = true;
    const context = { isProviderRed: () => true, hasIncident: () => open };
    const { stories } = day([[verdict('flickr', byKinesis)]], context);
    open = false;
    const closed = tell(stories, [verdict('flickr')], 30, context);
    expect(closed.changes).toEqual([]);
    const settled = tell(closed.stories, [verdict('flickr')], 43, context);
    expect(settled.changes).toMatchObject([{ kind: 'over', duration: 30 * MINUTE }]);
  });

  it('lasted until it was seen to work, not until it could not be seen any more', () => {
    const { changes } = day([
      [verdict('x', down)],
      ...Array(10).fill([verdict('x', unknown)]),
      ...Array(4).fill([verdict('x')]),
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['started', 'over']);
    expect(changes.at(-1)).toMatchObject({ duration: 55 * MINUTE });
  });

  it('lasted until it went quiet, not until that was certain', () => {
    const { changes } = day([[verdict('x', down)], [verdict('x', down)], ...Array(4).fill([verdict('x')])]);
    expect(changes.at(-1)).toMatchObject({ kind: 'over', step: 5, duration: 10 * MINUTE });
  });

  /** Tells a page that opens and closes its incident, five minutes a turn: `x` is open, `.` closed. */
  function pageSays(turns: string, context: Partial<StoryContext> = {}) {
    let ended = Number.NEGATIVE_INFINITY;
    let stories: Story[] = [];
    return [...turns].flatMap((turn, index) => {
      const now = index * 5 * MINUTE;
      const says = verdict('x', turn === 'x' ? { ...down, since: null, at: now } : {});
      const told = tell(stories, [says], index * 5, {
        hasIncident: () => turn === 'x',
        endedLately: () => now - ended < 30 * MINUTE,
        ...context,
      });
      stories = told.stories;
      if (told.changes.some(({ kind }) => kind === 'over')) ended = now;
      return told.changes.map((change) =>
        change.kind === 'over'
          ? `over@${index} after ${change.duration / MINUTE}`
          : `${change.kind}@${index}`,
      );
    });
  }

  it('a page that closes its incident and opens it again at once is one story, as long as it was', () => {
    expect(pageSays('xx.x.xx..x....')).toEqual(['started@0', 'over@13 after 50']);
  });

  it('who waits for the end hears of a closed incident at once', () => {
    expect(pageSays('xx..', { isAwaited: (service) => service === 'x' })).toEqual([
      'started@0',
      'over@2 after 10',
    ]);
  });

  it('what comes back soon after its end is over only when it stays away', () => {
    expect(pageSays('x....xx........')).toEqual([
      'started@0',
      'over@4 after 5',
      'started@5',
      'over@13 after 10',
    ]);
  });

  it('waits for the official page to close its incident', () => {
    const isOpen = { hasIncident: () => true };
    const { kinds } = day([[verdict('github', down)], ...Array(6).fill([verdict('github')])], isOpen);
    expect(kinds).toEqual(['started@0']);
  });

  it('a service that is no longer followed ends without a word', () => {
    expect(day([[verdict('x', down)], []]).kinds).toEqual(['started@0']);
  });
});

describe('the end for one of several sites', () => {
  const who = ({ changes }: ReturnType<typeof day>) =>
    changes.map(({ kind, story, step }) => `${kind} ${story.services}@${step}`);

  it('is told to who waits for it while the others go on, once, with how long it took', () => {
    const told = day([both(byKinesis), both(byKinesis), ...Array(9).fill(rokuOnly(byKinesis))], {
      isAwaited: (service) => service === 'flickr',
    });
    expect(who(told)).toEqual(['started flickr,roku@0', 'over flickr@5']);
    expect(told.changes[1]).toMatchObject({ duration: 10 * MINUTE });
    expect(told.stories).toMatchObject([{ services: ['roku'] }]);
  });

  it('stands beside the notice of those that go on', () => {
    const { changes } = day([both(byKinesis), ...Array(9).fill(rokuOnly(byKinesis))], {
      isAwaited: () => true,
    });
    const [started, over] = changes.map(({ story }) => story.noticeId);
    expect(over).not.toBe(started);
  });

  it('was none when it fails again soon after: that is told', () => {
    let ended = false;
    const context = {
      isAwaited: () => true,
      endedLately: (service: string) => ended && service === 'flickr',
    };
    const first = day([both(byKinesis), ...Array(4).fill(rokuOnly(byKinesis))], context);
    expect(who(first)).toEqual(['started flickr,roku@0', 'over flickr@4']);
    ended = true;
    const again = tell(first.stories, both(byKinesis), 30, context);
    expect(again.changes).toMatchObject([{ kind: 'started', story: { services: ['flickr', 'roku'] } }]);
    expect(tell(again.stories, both(byKinesis), 35, context).changes).toEqual([]);
  });

  it('waits for the others as long as their common provider is what is wrong', () => {
    const told = day([both(byKinesis), ...Array(30).fill(rokuOnly(byKinesis)), ...Array(4).fill(both({}))]);
    expect(who(told)).toEqual(['started flickr,roku@0', 'over flickr,roku@34']);
  });

  it('is told when one goes on by itself after its provider is well again', () => {
    const told = day([both(byKinesis), ...Array(9).fill(rokuOnly(down))]);
    expect(who(told)).toEqual(['started flickr,roku@0', 'over flickr@7']);
  });

  it('is told in one for all that come back within half an hour', () => {
    const noWay = { ...down, cause: 'dns' } as const;
    const company = (first: Partial<Verdict>, second: Partial<Verdict>) => [
      verdict('aws', first),
      verdict('aws-kinesis', second),
    ];
    const told = day([
      company(noWay, noWay),
      ...Array(5).fill(company({}, noWay)),
      ...Array(5).fill(company({}, {})),
    ]);
    expect(who(told)).toEqual(['started aws,aws-kinesis@0', 'over aws,aws-kinesis@9']);
  });

  it('does not count the time in which nobody knows whether it works', () => {
    const hidden = [verdict('flickr', unknown), verdict('roku', byKinesis)];
    const told = day([both(byKinesis), rokuOnly(byKinesis), ...Array(9).fill(hidden)], {
      isAwaited: () => true,
    });
    expect(who(told)).toEqual(['started flickr,roku@0']);
  });
});
