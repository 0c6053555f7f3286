import type { Catalog } from '../../utils/catalog/types.ts';
import type { Translate } from '../../utils/i18n/translate.ts';
import type { Change } from './look.ts';

/** Time of a demonstration as its lines show it, UTC. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(5, 16).replace('T', ' ');
}

/** One line for one change. */
export function lineOf(
  change: Change,
  at: number,
  { catalog, translate }: { catalog: Catalog; translate: Translate },
) {
  const name = (id: string) => catalog.services.get(id)?.name ?? id;
  switch (change.what) {
    case 'badge': {
      const { text, title } = change.badge;
      return `${clockTime(at)}  badge    [${text.padEnd(1)}] ${new URL(change.url).host}: ${title}`;
    }
    case 'verdict': {
      const { service, health, scope, cause, upstream, confidence } = change.verdict;
      const provider = upstream
        ? ` ${name(upstream.provider)}${upstream.region ? ` in ${upstream.region}` : ''}, ${upstream.certainty}`
        : '';
      const what = [health, scope, cause && `${cause}${provider}`, `${Math.round(confidence * 100)} %`];
      return `${clockTime(at)}  verdict  ${name(service)}: ${what.filter(Boolean).join(' · ')}`;
    }
    case 'notice': {
      const { title, body } = change.notice;
      return `${clockTime(at)}  notice   ${translate(title)} | ${translate(body)}`;
    }
  }
}
