import type { Mentions } from '../../utils/crowd/mentions.ts';
import { OutsideLink } from '../base/outside-link.tsx';
import { useWords } from '../base/words.tsx';

const SHOWN = 3;
/** The only places that are asked, and so the only ones that may be linked. */
const HOSTS: readonly string[] = ['news.ycombinator.com', 'mastodon.social'];
const PLACES = { 'hacker-news': 'Hacker News', mastodon: 'Mastodon' } as const;

/** What public places say: unconfirmed, and said to be so. */
export function MentionsCard({ mentions }: { mentions: Mentions }) {
  const { t, ago } = useWords();
  if (mentions.posts.length === 0) return null;
  return (
    <section class="block">
      <h2>{t('panel.mentions.title')}</h2>
      <p>{t('panel.mentions.count', { count: mentions.posts.length })}</p>
      <ul>
        {mentions.posts.slice(0, SHOWN).map(({ url, source, at }) => (
          <li key={url} class="meta">
            <OutsideLink href={url} hosts={HOSTS}>
              {PLACES[source]}
            </OutsideLink>{' '}
            · {ago(at)}
          </li>
        ))}
      </ul>
    </section>
  );
}
