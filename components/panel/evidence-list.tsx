import type { Evidence } from '../../utils/assess/types.ts';
import { OutsideLink, safeHref } from '../base/outside-link.tsx';
import { useWords } from '../base/words.tsx';
import type { Subject } from './types.ts';

/**
 * Every evidence with what it points to, its class, source and age: that something fails, that the
 * service is not at fault, or neither. No sign of good or bad: what clears the service is bad news for who
 * cannot open it.
 */
export function EvidenceList({ subject: { name, evidence, hosts } }: { subject: Subject }) {
  const { t } = useWords();
  if (evidence.length === 0) return null;
  const ordered = evidence.toSorted(
    (a, b) => Number(a.stance === 'neutral') - Number(b.stance === 'neutral'),
  );
  return (
    <section class="block">
      <h2>{t('panel.evidence.title')}</h2>
      <p class="meta">{t('panel.evidence.question', { service: name })}</p>
      <ul class="evidence">
        {ordered.map((item) => (
          <EvidenceRow key={`${item.class}-${item.sign}-${item.source}`} item={item} hosts={hosts} />
        ))}
      </ul>
    </section>
  );
}

/** Sources of ours are stored by a word of the code; all others are names. */
function isOurs(source: string): source is 'browser' | 'people' {
  return source === 'browser' || source === 'people';
}

function EvidenceRow({ item, hosts }: { item: Evidence; hosts: readonly string[] }) {
  const { t, say, ago } = useWords();
  const name = t(`panel.evidence.class.${item.class}`);
  const source = isOurs(item.source) ? t(`panel.evidence.source.${item.source}`) : item.source;
  return (
    <li data-stance={item.stance}>
      <span class="stance">{t(`panel.evidence.stance.${item.stance}`)}</span>
      <div>
        <p>{say(item.says)}</p>
        <p class="meta">
          {name === source ? null : `${name} · `}
          <OutsideLink href={item.url} hosts={hosts}>
            <bdi>{source}</bdi>
            {safeHref(item.url, hosts) ? <span class="sr-only"> {t('panel.opensTab')}</span> : null}
          </OutsideLink>
          {' · '}
          <span class="ago">{ago(item.at)}</span>
        </p>
      </div>
    </li>
  );
}
