import { type Text, text } from '../i18n/text.ts';
import type { Evidence, EvidenceClass } from './types.ts';

/** The one check that would decide an unknown verdict. */
export function missingFor(pieces: readonly Evidence[], evidence: readonly Evidence[]): Text {
  const has = (name: EvidenceClass) => pieces.some((piece) => piece.class === name);
  const own = pieces.find((piece) => piece.class === 'own');
  const isFailing = own !== undefined && own.sign !== 'own.works';
  if (isFailing && !has('control') && !has('vantage')) return text('verdict.missing.other-site');
  if (!has('vantage') && !has('resolver')) return text('verdict.missing.check');
  if (!has('vantage')) return text('verdict.missing.vantage');
  if (!own) return text('verdict.missing.open');
  if (has('people') && own.sign === 'own.works') return text('verdict.missing.requests');
  const isUnread = evidence.some(({ sign }) => sign === 'official.unreadable');
  return text(isUnread ? 'verdict.missing.official' : 'verdict.missing.wait');
}
