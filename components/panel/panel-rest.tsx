import { useWords } from '../base/words.tsx';
import { MentionsCard } from '../people/mentions-card.tsx';
import { PeopleCard } from '../people/people-card.tsx';
import { ServiceList } from '../services/service-list.tsx';
import type { PanelActions, PanelView } from './types.ts';

/** What stands under the answer: people, and everything that is followed. Loaded once the answer is painted. */
export function PanelRest({ view, actions }: { view: PanelView; actions: PanelActions }) {
  const { t } = useWords();
  const { subject, services } = view;
  return (
    <>
      {subject?.people ? <PeopleCard people={subject.people} /> : null}
      {subject && subject.posts > 0 ? <p class="hint">{t('panel.posts', { count: subject.posts })}</p> : null}
      {subject?.mentions ? <MentionsCard mentions={subject.mentions} /> : null}
      {services ? (
        <ServiceList
          groups={services.groups}
          others={services.others}
          show={actions.show}
          follow={actions.follow}
        />
      ) : null}
    </>
  );
}
