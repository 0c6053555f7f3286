import { LANGUAGES } from '../../utils/i18n/keys.ts';
import { useWords } from '../base/words.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
const PACES = [1, 2, 5, 10, 15, 30, 60];
/** Languages call themselves by their own names. */
const NAMES = { en: 'English', bn: 'বাংলা' } as const;

/** Country, language, theme and pace. */
export function Place({ view, save }: { view: OptionsView; save: OptionsActions['save'] }) {
  const { t } = useWords();
  const { settings, fixed, countries } = view;
  const languages = ['auto', ...LANGUAGES] as const;
  return (
    <section class="sheet" id="place">
      <h2>{t('options.place')}</h2>
      <Choice
        label={t('options.country')}
        note={t('options.country.note')}
        value={settings.country ?? ''}
        disabled={fixed.has('country')}
        choices={[
          { value: '', name: t('options.country.auto') },
          ...countries.map(({ code, name }) => ({ value: code, name })),
        ]}
        choose={(country) => save({ country: country || null })}
      />
      <Choice
        label={t('options.language')}
        value={settings.language}
        disabled={fixed.has('language')}
        choices={languages.map((value) => ({
          value,
          name: value === 'auto' ? t('options.auto') : NAMES[value],
        }))}
        choose={(value) => {
          const language = languages.find((one) => one === value);
          if (language) save({ language });
        }}
      />
      <Choice
        label={t('options.theme')}
        value={settings.theme}
        disabled={fixed.has('theme')}
        choices={THEMES.map((value) => ({ value, name: t(`options.theme.${value}`) }))}
        choose={(value) => {
          const theme = THEMES.find((one) => one === value);
          if (theme) save({ theme });
        }}
      />
      <Choice
        label={t('options.pace')}
        note={t('options.pace.note')}
        value={String(settings.pollMinutes)}
        disabled={fixed.has('pollMinutes')}
        choices={[...new Set([...PACES, settings.pollMinutes])]
          .sort((a, b) => a - b)
          .map((count) => ({ value: String(count), name: t('options.pace.minutes', { count }) }))}
        choose={(value) => save({ pollMinutes: Number(value) })}
      />
    </section>
  );
}

function Choice({
  label,
  note,
  value,
  disabled,
  choices,
  choose,
}: {
  label: string;
  note?: string;
  value: string;
  disabled: boolean;
  choices: readonly { value: string; name: string }[];
  choose: (value: string) => void;
}) {
  return (
    <label class="line">
      <span>
        {label}
        {note ? <span class="meta">{note}</span> : null}
      </span>
      <select
        class="field"
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
