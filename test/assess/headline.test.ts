import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attackNote, confidenceWords, headline, nextSteps } from '../../utils/assess/headline.ts';
import type { Situation } from '../../utils/assess/types.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { createTranslator } from '../../utils/i18n/translate.ts';
import {
  brokenPart,
  check,
  failing,
  judge,
  known,
  MINUTE,
  NOW,
  official,
  people,
  provider,
  seen,
} from './fixtures.ts';

const area = (language: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../utils/i18n/${language}/${name}.json`, import.meta.url), 'utf8'));
const speak = (language: string) =>
  createTranslator({ ...area(language, 'verdict'), ...area(language, 'evidence') }, language, 'UTC');
const english = speak('en');

const works = (...ids: string[]) => ids.map((id) => seen(id, undefined, 0.5));
const DNS = 'net::ERR_NAME_NOT_RESOLVED';

const STORIES: [string, string, Partial<Situation>][] = [
  ['Wiki is working.', 'wiki', { official: official('operational') }],
  ['Wiki is working, and it opens for you.', 'wiki', { observations: works('wiki') }],
  [
    "It's your connection: this device is not connected to the internet.",
    'wiki',
    { observations: [seen('wiki', 'net::ERR_INTERNET_DISCONNECTED')] },
  ],
  [
    "It's your connection: it cannot find the address of Wiki.",
    'wiki',
    { observations: [seen('wiki', DNS), ...works('news')], probe: check() },
  ],
  [
    "It's not just you: Wiki is failing for many people.",
    'wiki',
    {
      observations: [seen('wiki', 'net::ERR_TIMED_OUT'), ...works('news')],
      probe: check(failing('timeout')),
    },
  ],
  [
    "It's not just you: Photos has trouble because Cloud-queue (us-1), which it needs, has trouble.",
    'photos',
    { providers: [provider('photos', 'degraded')] },
  ],
  [
    'Wiki reports trouble for some people, but it opens for you.',
    'wiki',
    { official: official('degraded'), observations: works('wiki') },
  ],
  [
    'Many people report problems with Wiki. That is not confirmed yet.',
    'wiki',
    { people: people('danger', ['IN', 'US', 'DE']) },
  ],
  [
    "Wiki fails here. We can't tell yet whether it's only you.",
    'wiki',
    { observations: [seen('wiki', DNS), ...works('news')] },
  ],
  [
    "Wiki opens, but a part of it fails here. We can't tell yet whether it's only you.",
    'wiki',
    { observations: [...works('wiki'), brokenPart(3)] },
  ],
  ["We don't know how Wiki is doing.", 'wiki', {}],
  [
    "We don't know how Wiki is doing.",
    'wiki',
    {
      observations: [seen('wiki', undefined, 12)],
      people: people('warning', ['IN'], { since: NOW - MINUTE }),
    },
  ],
];

describe('headline', () => {
  it.each(STORIES)('%s', (sentence, id, situation) => {
    const verdict = judge(id, situation);
    const upstream = verdict.upstream ? known(verdict.upstream.provider).name : undefined;
    expect(english(headline(verdict, known(id).name, upstream))).toBe(sentence);
  });

  it('says of a vanished service what was seen, and that it is no sign of an attack', () => {
    const verdict = judge('social', {
      observations: [seen('social', DNS), ...works('wiki')],
      probe: check(failing('dns'), { rcode: 'SERVFAIL', ede: 22 }),
    });
    const note = attackNote(verdict, 'Social');
    expect(note && english(note)).toBe(
      'Nothing here points to an attack. What was seen: the computers that tell where to find Social (its name servers) do not answer.',
    );
  });
});

describe('words of every story', () => {
  const leftOver = (sentence: string) => /\{\w+\}|^(verdict|evidence)\./.test(sentence);

  it.each(['en', 'bn'])('are complete in %s', (language) => {
    const translate = speak(language);
    for (const [, id, situation] of STORIES) {
      const verdict = judge(id, situation);
      const texts: Text[] = [
        headline(verdict, known(id).name),
        confidenceWords(verdict),
        ...nextSteps(verdict),
        ...verdict.evidence.map(({ says }) => says),
      ];
      for (const text of texts) expect(leftOver(translate(text)), JSON.stringify(text)).toBe(false);
    }
  });
});
