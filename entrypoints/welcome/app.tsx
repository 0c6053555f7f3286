import { useMemo, useState } from 'preact/hooks';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import { type Consent, WelcomeCard, WelcomeDone } from '../../components/welcome/welcome-card.tsx';
import { STARTER } from '../../utils/catalog/starter.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { OPERATORS } from '../../utils/probe/operators.ts';
import { shelvesOf } from './shelves.ts';

/** First run: everything is only kept once "Start" is pressed. */
export function App({ page, now }: { page: Page; now: () => number }) {
  const words = useMemo(() => createWords(page.messages, page.locale, now()), [page, now]);
  const shelves = useMemo(() => shelvesOf(page.catalog, words), [page, words]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(firstChoice(page)));
  const [consents, setConsents] = useState<Record<Consent, boolean>>({
    notifications: page.settings.notifications.on,
    probes: page.settings.sources.probes,
    httpStatus: page.settings.sources.httpStatus,
  });
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function consent(what: Consent, on: boolean): Promise<void> {
    // the browser asks only inside a click: nothing may be awaited before
    const granted = what === 'httpStatus' && on ? await page.requestStatusCodes() : on;
    setConsents((before) => ({ ...before, [what]: granted }));
  }

  async function start(): Promise<void> {
    try {
      const { notifications, sources } = await page.readSettings();
      await page.saveSettings({
        follows: [...chosen],
        welcomed: true,
        notifications: { ...notifications, on: consents.notifications },
        sources: { ...sources, probes: consents.probes, httpStatus: consents.httpStatus },
      });
      await page.send({ type: 'refresh' });
      setDone(true);
    } catch (error) {
      setFailure(String(error));
    }
  }

  return (
    <WordsProvider value={words}>
      {done ? (
        <WelcomeDone openDashboard={() => page.openPageTab('dashboard.html')} />
      ) : (
        <WelcomeCard
          shelves={shelves}
          chosen={chosen}
          consents={consents}
          operators={[...new Set(OPERATORS.filter(({ named }) => named).map(({ name }) => name))]}
          failure={failure}
          choose={(service, on) =>
            setChosen((before) => {
              const next = new Set(before);
              if (on) next.add(service);
              else next.delete(service);
              return next;
            })
          }
          clear={() => setChosen(new Set())}
          consent={(what, on) => void consent(what, on)}
          start={() => void start()}
        />
      )}
    </WordsProvider>
  );
}

function firstChoice({ settings, catalog }: Page): string[] {
  return settings.follows.length > 0 ? settings.follows : STARTER.filter((id) => catalog.services.has(id));
}
