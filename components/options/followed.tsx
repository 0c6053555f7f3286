import { useRef, useState } from 'preact/hooks';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { matches } from '../services/search.ts';
import { LEVELS } from './notify.tsx';
import type { FollowedView, OptionsActions, OptionsView } from './types.ts';

const FOUND_SHOWN = 8;

/** What is followed, down to single components; what else can be; and pages that the catalogue does not know. */
export function Followed({
  view,
  page,
  actions,
}: {
  view: OptionsView;
  /** Address to begin with, from the panel. */
  page: string;
  actions: OptionsActions;
}) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const more = useRef<HTMLHeadingElement>(null);
  const found = query ? view.others.filter(({ name }) => matches(name, query)).slice(0, FOUND_SHOWN) : [];
  return (
    <section class="sheet" id="services">
      <h2 ref={heading} tabIndex={-1}>
        {t('options.services')}
      </h2>
      {view.followed.length === 0 ? <p class="hint">{t('panel.following.none')}</p> : null}
      <ul class="followed">
        {view.followed.map((service) => (
          <Service
            key={service.id}
            service={service}
            view={view}
            actions={actions}
            leave={(row) =>
              (nameIn(row.nextElementSibling ?? row.previousElementSibling) ?? heading.current)?.focus()
            }
          />
        ))}
      </ul>
      <h3 ref={more} tabIndex={-1}>
        {t('options.services.add')}
      </h3>
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
      {query && found.length === 0 ? <p class="hint">{t('panel.search.none', { query })}</p> : null}
      <ul class="found">
        {found.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <button
              type="button"
              class="button small"
              disabled={view.fixed.has('follows')}
              onClick={() => {
                more.current?.focus();
                actions.follow(id, true);
              }}
            >
              <Sign name="plus" size={15} />
              {t('panel.follow')}
              <span class="sr-only"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <AddPage page={page} followPage={actions.followPage} />
    </section>
  );
}

/** The name in a row of the list: the focus goes there when the button that held it goes away. */
function nameIn(row: Element | null): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[tabindex="-1"]') ?? null;
}

type ServiceProps = {
  service: FollowedView;
  view: OptionsView;
  actions: OptionsActions;
  /** Takes the focus out of a row that goes away. */
  leave: (row: HTMLElement) => void;
};

function Service({ service, view: { fixed, settings }, actions, leave }: ServiceProps) {
  const { t, stamp } = useWords();
  const row = useRef<HTMLLIElement>(null);
  const { id, name, mutedUntil, components } = service;
  return (
    <li ref={row}>
      <div class="followed-line">
        <p tabIndex={-1}>
          <bdi>{name}</bdi>
          {service.custom ? <span class="meta"> {t('options.services.custom')}</span> : null}
        </p>
        {mutedUntil === null ? null : (
          <button
            type="button"
            class="button small"
            disabled={fixed.has('muted')}
            onClick={() => {
              nameIn(row.current)?.focus();
              actions.unmute(id);
            }}
          >
            {mutedUntil === 0
              ? t('panel.mute.off')
              : t('options.services.muted', { time: stamp(mutedUntil) })}
            <span class="sr-only"> {name}</span>
          </button>
        )}
        {service.watched ? (
          <button
            type="button"
            class="button small"
            onClick={() => {
              nameIn(row.current)?.focus();
              actions.watch(id, false);
            }}
          >
            <Sign name="bell" size={15} />
            {t('options.services.unwatch')}
            <span class="sr-only"> {name}</span>
          </button>
        ) : null}
        <select
          class="field"
          aria-label={t('options.services.from', { service: name })}
          disabled={fixed.has('notifyFrom') || !settings.notifications.on}
          value={service.notifyFrom ?? ''}
          onChange={({ currentTarget: { value } }) =>
            actions.notifyFrom(id, LEVELS.find((level) => level === value) ?? null)
          }
        >
          {(['general', ...LEVELS] as const).map((level) => (
            <option key={level} value={level === 'general' ? '' : level}>
              {t(`options.services.from.${level}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button small"
          disabled={fixed.has('follows')}
          onClick={() => {
            if (row.current) leave(row.current);
            actions.follow(id, false);
          }}
        >
          {t('options.services.remove')}
          <span class="sr-only"> {name}</span>
        </button>
      </div>
      {components.length > 1 ? (
        <Components service={service} fixed={fixed.has('components')} choose={actions.components} />
      ) : null}
    </li>
  );
}

type ComponentsProps = { service: FollowedView; fixed: boolean; choose: OptionsActions['components'] };

function Components({ service, fixed, choose }: ComponentsProps) {
  const { t } = useWords();
  const { id, name, components } = service;
  const on = components.filter((component) => component.on).map((component) => component.id);
  const toggle = (component: string, wanted: boolean) => {
    const next = wanted ? [...on, component] : on.filter((one) => one !== component);
    // none would mean "watch nothing of it": that is what unfollowing is for
    choose(id, next.length === components.length || next.length === 0 ? null : next);
  };
  return (
    <details>
      <summary>
        {t('options.components', { count: components.length, on: on.length })}
        <span class="sr-only"> {name}</span>
      </summary>
      <div class="components">
        {components.map((component) => (
          <label key={component.id}>
            <input
              type="checkbox"
              checked={component.on}
              disabled={fixed}
              onChange={(event) => toggle(component.id, event.currentTarget.checked)}
            />
            <bdi>{component.name}</bdi>
          </label>
        ))}
      </div>
    </details>
  );
}

function AddPage({ page, followPage }: { page: string; followPage: (url: string) => void }) {
  const { t } = useWords();
  const [url, setUrl] = useState(page);
  const address = pageAddress(url);
  const valid = address !== null || url.trim() === '';
  return (
    <form
      class="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (address !== null) followPage(address);
      }}
    >
      <label>
        {t('options.page')}
        <input
          class="field"
          type="text"
          inputMode="url"
          dir="ltr"
          placeholder="https://status.example.com"
          aria-invalid={!valid}
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" aria-disabled={address === null}>
        {t('options.page.find')}
      </button>
      <p class="meta">{t(valid ? 'options.page.note' : 'options.page.invalid')}</p>
    </form>
  );
}

/** What is asked for when that was typed, always by https; null where it is no address of a page. */
function pageAddress(typed: string): string | null {
  const text = typed.trim().replace(/^http:/i, 'https:');
  if (/\s/.test(text)) return null;
  try {
    const url = new URL(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
    const open = url.username === '' && url.password === '';
    return open && url.protocol === 'https:' && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}
