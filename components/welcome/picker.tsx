import { useState } from 'preact/hooks';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { matches } from '../services/search.ts';

/** Services under one heading, in the order in which they are offered. */
export type Shelf = { key: string; title: string; services: readonly { id: string; name: string }[] };

type Props = {
  shelves: readonly Shelf[];
  chosen: ReadonlySet<string>;
  choose: (service: string, on: boolean) => void;
};

/** Picks services from one category at a time, or from all of them by name. */
export function Picker({ shelves, chosen, choose }: Props) {
  const { t, number } = useWords();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(shelves[0]?.key);
  const shelf = shelves.find(({ key }) => key === open) ?? shelves[0];
  const found = query ? allOf(shelves).filter(({ name }) => matches(name, query)) : (shelf?.services ?? []);
  return (
    <div class="picker">
      <div class="search">
        <Sign name="search" />
        <input
          class="field"
          type="search"
          value={query}
          placeholder={t('welcome.search')}
          aria-label={t('welcome.search')}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <div class="picker-body">
        <nav aria-label={t('welcome.services')} hidden={query !== ''}>
          <ul>
            {shelves.map(({ key, title, services }) => {
              const count = services.filter(({ id }) => chosen.has(id)).length;
              return (
                <li key={key}>
                  <button
                    type="button"
                    aria-current={key === shelf?.key ? 'true' : undefined}
                    onClick={() => setOpen(key)}
                  >
                    <span>{title}</span>
                    {count > 0 ? <span class="count">{number(count)}</span> : null}
                  </button>
                </li>
              );
            })}
          </ul>
        </nav>
        <fieldset>
          <legend class="sr-only">{query ? t('welcome.search') : shelf?.title}</legend>
          <div class="picks">
            {found.map(({ id, name }) => (
              <label key={id} class="pick">
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={(event) => choose(id, event.currentTarget.checked)}
                />
                <bdi>{name}</bdi>
              </label>
            ))}
          </div>
          {found.length === 0 ? <p class="hint">{t('welcome.none', { query })}</p> : null}
        </fieldset>
      </div>
    </div>
  );
}

/** Every service once, although popular ones stand on two shelves. */
function allOf(shelves: readonly Shelf[]): Shelf['services'] {
  return [
    ...new Map(shelves.flatMap(({ services }) => services).map((service) => [service.id, service])).values(),
  ];
}
