import type { Words } from '../../components/base/words.tsx';
import type { Subject } from '../../components/panel/types.ts';

/** Signs that Markdown would read as formatting. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/**
 * The verdict for a colleague or a ticket: sentence, certainty, evidence and open incidents, with full
 * dates in UTC so that it can be read anywhere and later.
 */
export function reportOf(subject: Subject, words: Words, format: 'plain' | 'markdown'): string {
  const { t, say } = words;
  const markdown = format === 'markdown';
  const safe = markdown ? escapeMarkdown : (text: string) => text;
  const title = (text: string) => (markdown ? `**${safe(text)}**` : text);
  const utc = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const page = subject.official?.page;

  const facts = [
    subject.confidence ? say(subject.confidence) : null,
    subject.since === null ? null : t('panel.sinceShort', { time: utc(subject.since) }),
  ].filter((fact) => fact !== null);
  const evidence = subject.evidence.map((item) => {
    const answer = t(`panel.evidence.stance.${item.stance}`);
    return `- ${safe(`${answer}: ${say(item.says)} (${item.source}, ${utc(item.at)})`)}`;
  });
  const incidents = (subject.official?.incidents ?? []).map((incident) => {
    const update = incident.update ? `: ${incident.update}` : '';
    return `- ${safe(`${incident.title} (${t(`panel.phase.${incident.phase}`)})${update}`)}`;
  });

  return [
    title(say(subject.headline)),
    ...(facts.length > 0 ? [safe(facts.join(' · '))] : []),
    ...(subject.upstream ? [safe(say(subject.upstream.says))] : []),
    ...(evidence.length > 0 ? ['', title(t('panel.report.evidence')), ...evidence] : []),
    ...(incidents.length > 0 ? ['', title(t('panel.report.official')), ...incidents] : []),
    '',
    ...(page ? [t('panel.report.page', { url: page })] : []),
    `${t('panel.report.time', { time: utc(words.now) })} · ${t('panel.report.made')}`,
    '',
  ].join('\n');
}
