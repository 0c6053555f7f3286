import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../base/keys.ts';
import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import type { ServiceGroup, ServiceRow } from '../panel/types.ts';
import { matches } from './search.ts';

const FOUND_SHOWN = 6;

type Props = {
  groups: readonly ServiceGroup[];
  /** Services that can be found but are not followed. */
  others: () => readonly { id: string; name: string }[];
  show: (service: string) => void;
  follow: (service: string, on: boolean) => void;
};

/**
 * Followed services under their causes, with a search that the keyboard reaches with "/". The arrow
 * keys walk through what was found, Enter opens it, Escape empties the search.
 */
export function ServiceList({ groups, others, show, follow }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLElement>(null);
  const found = groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => matches(row.name, query)) }))
    .filter((group) => group.rows.length > 0);
  const more = query
    ? others()
        .filter((service) => matches(service.name, query))
        .slice(0, FOUND_SHOWN)
    : [];

  useSearchKey(list);
  useKeys(list, (event) => {
    if (event.key === 'Escape' && query) {
      event.preventDefault();
      setQuery('');
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  return (
    <section class="services" ref={list}>
      <h2>{t('panel.following')}</h2>
      <div class="search">
        <Sign name="search" />
        <input
          class="field"
          type="search"
          data-stop
          data-search
          value={query}
          placeholder={t('panel.search')}
          aria-label={t('panel.search')}
          aria-keyshortcuts="/"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <p class="sr-only" role="status">
        {query
          ? t('panel.search.found', { count: found.flatMap(({ rows }) => rows).length + more.length })
          : null}
      </p>
      {groups.length === 0 && !query ? <p class="hint">{t('panel.following.none')}</p> : null}
      {query && found.length + more.length === 0 ? (
        <p class="hint">{t('panel.search.none', { query })}</p>
      ) : null}
      {found.map((group) => (
        <div key={group.key} class="group">
          <Title group={group} />
          <ul>
            {group.rows.map((row) => (
              <Row key={row.id} row={row} show={show} />
            ))}
          </ul>
        </div>
      ))}
      {more.length > 0 ? (
        <div class="group">
          <h3>{t('panel.search.others')}</h3>
          <ul>
            {more.map(({ id, name }) => (
              <li key={id} class="row">
                <button type="button" class="row-name" data-stop onClick={() => show(id)}>
                  <bdi>{name}</bdi>
                </button>
                <button type="button" class="button small" onClick={() => follow(id, true)}>
                  {t('panel.follow')}
                  <span class="sr-only"> {name}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** "/" goes to the search from anywhere but a text field. */
function useSearchKey(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      list.current?.querySelector<HTMLInputElement>('[data-search]')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

function Title({ group }: { group: ServiceGroup }) {
  const { say, number } = useWords();
  return (
    <h3>
      {say(group.title)} <span class="count">{number(group.rows.length)}</span>
    </h3>
  );
}

function Row({ row, show }: { row: ServiceRow; show: Props['show'] }) {
  const { t, moment } = useWords();
  const { health, scope } = row.standing;
  const word =
    scope === 'local'
      ? t('panel.scope.local')
      : scope === 'unknown' && row.since !== null
        ? t('panel.scope.signs')
        : t(`panel.health.${scope === 'unknown' ? 'unknown' : health}`);
  return (
    <li class="row">
      <button type="button" class="row-name" data-stop onClick={() => show(row.id)}>
        <Mark standing={row.standing} size={18} />
        <bdi>{row.name}</bdi>
        <span class="row-word">
          {word}
          {row.since === null ? null : (
            <span class="row-since"> {t('panel.sinceShort', { time: moment(row.since) })}</span>
          )}
          {row.muted ? <span class="row-muted"> · {t('panel.muted')}</span> : null}
        </span>
      </button>
    </li>
  );
}
