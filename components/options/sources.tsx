import { useEffect, useState } from 'preact/hooks';
import { updateSource } from '../../utils/catalog/update-source.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { Switch } from '../base/switch.tsx';
import { useWords } from '../base/words.tsx';
import { AddressField } from './address.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

type Source = keyof Settings['sources'];

/** Where evidence comes from, and for each what is sent to whom. */
export function Sources({ view, actions }: { view: OptionsView; actions: OptionsActions }) {
  const { t, say } = useWords();
  const { sources } = view.settings;
  const fixed = view.fixed.has('sources');
  const one = (source: Source) => ({
    on: sources[source],
    disabled: fixed,
    change: (on: boolean) => actions.save({ sources: { ...sources, [source]: on } }),
    label: t(`options.source.${source}`),
    note: t(`options.source.${source}.sends`),
  });
  return (
    <section class="sheet" id="sources">
      <h2>{t('options.sources')}</h2>
      <p class="meta">{t('options.sources.note')}</p>
      <Switch {...one('feeds')} />
      <Switch {...one('probes')} />
      <details>
        <summary>{t('options.operators')}</summary>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('options.operators.who')}</th>
                <th scope="col">{t('options.operators.what')}</th>
              </tr>
            </thead>
            <tbody>
              {view.operators.map(({ name, hosts, sends }) => (
                <tr key={hosts.join()}>
                  <td>
                    {name}{' '}
                    <span class="meta" dir="ltr">
                      {hosts.join(', ')}
                    </span>
                  </td>
                  <td>{say(sends)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <Switch {...one('automaticChecks')} disabled={fixed || !sources.probes} />
      <Switch {...one('httpStatus')} change={actions.httpStatus} />
      <Switch {...one('people')} />
      <AddressField
        id="hub"
        label={t('options.hub')}
        note={t('options.hub.note')}
        invalid={t('options.hub.invalid')}
        placeholder="https://hub.example.org"
        address={view.settings.hub}
        fixed={view.fixed.has('hub')}
        isValid={isHub}
        save={(hub) => actions.save({ hub })}
      />
      <Switch {...one('mentions')} />
      <Token
        token={view.settings.downdetectorToken}
        fixed={view.fixed.has('downdetectorToken')}
        save={actions.save}
      />
      <AddressField
        id="catalog"
        label={t('options.catalog')}
        note={t('options.catalog.note')}
        invalid={t('options.catalog.invalid')}
        placeholder="https://example.org/catalog.json#ed25519=…"
        address={view.settings.catalogUrl}
        fixed={view.fixed.has('catalogUrl')}
        isValid={(address) => updateSource(address) !== null}
        save={(catalogUrl) => actions.save({ catalogUrl })}
      />
    </section>
  );
}

/** A hub is reached by https, or by http on this device. What is asked for is added to it as a path. */
function isHub(address: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(address);
    const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
    const reachable = protocol === 'https:' || (protocol === 'http:' && here);
    return reachable && !username && !password && !/[?#]/.test(address);
  } catch {
    return false;
  }
}

type TokenProps = { token: string | null; fixed: boolean; save: OptionsActions['save'] };

function Token({ token, fixed, save }: TokenProps) {
  const { t } = useWords();
  const [value, setValue] = useState(token ?? '');
  useEffect(() => setValue(token ?? ''), [token]);
  return (
    <form
      class="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        save({ downdetectorToken: value.trim() || null });
      }}
    >
      <label>
        {t('options.token')}
        <input
          class="field"
          type="password"
          autocomplete="off"
          dir="ltr"
          disabled={fixed}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={fixed}>
        {t('options.save')}
      </button>
      <p class="meta">{t('options.token.note')}</p>
    </form>
  );
}
