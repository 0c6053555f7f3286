import { useWords } from '../base/words.tsx';
import { OfficialCard } from './official-card.tsx';
import type { UpstreamView } from './types.ts';

/** The provider's story: what failed under the service, who else fell with it, and its own words. */
export function UpstreamCard({
  upstream,
  hosts,
  allow,
}: {
  upstream: UpstreamView;
  hosts: readonly string[];
  allow: () => void;
}) {
  const { t, say } = useWords();
  return (
    <>
      <section class="block">
        <h2>{t('panel.upstream.title')}</h2>
        <p>{say(upstream.says)}</p>
        {upstream.others.length > 0 ? (
          <p class="meta">{t('panel.upstream.others', { services: { list: upstream.others } })}</p>
        ) : null}
      </section>
      {upstream.official ? <OfficialCard official={upstream.official} hosts={hosts} allow={allow} /> : null}
    </>
  );
}
