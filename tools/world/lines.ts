import type { Verdict } from '../../utils/assess/types.ts';
import type { Translate } from '../../utils/i18n/translate.ts';
import type { Notice } from '../../utils/notify/rows.ts';

/** What `replay` and `check` print, one object a line. */
export type VerdictLine = {
  /** ISO 8601 UTC. */
  t: string;
  type: 'verdict';
  service: string;
  health: Verdict['health'];
  scope: Verdict['scope'];
  cause: Verdict['cause'];
  /** Catalogue id. */
  upstream: string | null;
  /** 0..1, two decimals. */
  confidence: number;
  evidence: { class: string; says: string }[];
};

export type NoticeLine = {
  t: string;
  type: 'notice';
  kind: Notice['kind'];
  services: string[];
  title: string;
  body: string;
};

/** What it took: requests and bytes of bodies of the extension, times its worker ran, rows it keeps. */
export type CostLine = { type: 'cost'; requests: number; bytes: number; wakeups: number; storedRows: number };

export type ResultLine = { type: 'result'; expectations: number; failed: Failed[] };

/** An expectation that did not hold: its place in the file, what it wanted, and what was there instead. */
export type Failed = { index: number; expected: string; inForce: string };

export type Line = VerdictLine | NoticeLine | CostLine | ResultLine;

export function verdictLine(verdict: Verdict, at: number, translate: Translate): VerdictLine {
  return {
    t: new Date(at).toISOString(),
    type: 'verdict',
    service: verdict.service,
    health: verdict.health,
    scope: verdict.scope,
    cause: verdict.cause,
    upstream: verdict.upstream?.provider ?? null,
    confidence: Math.round(verdict.confidence * 100) / 100,
    evidence: verdict.evidence.map((piece) => ({ class: piece.class, says: translate(piece.says) })),
  };
}

export function noticeLine(notice: Notice, at: number, translate: Translate): NoticeLine {
  return {
    t: new Date(at).toISOString(),
    type: 'notice',
    kind: notice.kind,
    services: notice.services,
    title: translate(notice.title),
    body: translate(notice.body),
  };
}

/** True when two lines say the same; the age that a sentence tells is no change. */
export function saysTheSame(a: VerdictLine | undefined, b: VerdictLine): boolean {
  if (!a) return false;
  const gist = ({ t: _, evidence, ...rest }: VerdictLine) =>
    JSON.stringify([rest, evidence.map((piece) => piece.class)]);
  return gist(a) === gist(b);
}
