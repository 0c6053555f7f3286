import { lookOf } from '../../utils/notify/look.ts';
import { Mark } from '../base/mark.tsx';
import { useWords } from '../base/words.tsx';
import type { Subject } from './types.ts';

/** The answer: one sentence in large type, how sure, since when, and what to do next, and what else has to be said. */
export function VerdictCard({ subject }: { subject: Subject }) {
  const { t, say } = useWords();
  return (
    <section class="verdict" data-tone={lookOf(subject.standing).tone}>
      <div class="verdict-sentence">
        <Mark standing={subject.standing} size={36} />
        {/* no line ends within a name: “us-east-1”, or a Bengali ending after one */}
        <h1>{say(subject.headline).replaceAll('-', '-\u2060')}</h1>
      </div>
      <Facts subject={subject} />
      {subject.steps.length > 0 ? (
        <div class="steps">
          <h2>{t('panel.steps.title')}</h2>
          <ol data-numbered={subject.standing.scope === 'local' && subject.steps.length > 1}>
            {subject.steps.map((step) => (
              <li key={step.key}>{say(step)}</li>
            ))}
          </ol>
        </div>
      ) : null}
      {subject.notes.map((note) => (
        <p key={note.key} class="verdict-note">
          {say(note)}
        </p>
      ))}
    </section>
  );
}

function Facts({ subject }: { subject: Subject }) {
  const { t, say, now, moment, duration } = useWords();
  const facts = [
    subject.confidence ? say(subject.confidence) : null,
    subject.since === null
      ? null
      : t('panel.since', { time: moment(subject.since), duration: duration(now - subject.since) }),
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : <p class="verdict-facts">{facts.join(' · ')}</p>;
}
