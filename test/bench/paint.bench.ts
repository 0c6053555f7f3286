import { loadEnglish } from '../../tools/world/english.ts';
import { headline } from '../../utils/assess/headline.ts';
import { type Verdict, verdictSchema } from '../../utils/assess/types.ts';
import { text } from '../../utils/i18n/text.ts';
import { badgeFor } from '../../utils/notify/badge.ts';
import { drawIcon, type IconContext } from '../../utils/notify/icon.ts';
import type { Row } from './row.ts';

const ROUNDS = 2_000;
const SIZES = [16, 32];

const VERDICT: Verdict = {
  service: 'flickr',
  health: 'major_outage',
  scope: 'widespread',
  cause: 'upstream',
  upstream: { provider: 'aws-kinesis', region: 'us-east-1', certainty: 'confirmed' },
  confidence: 0.93,
  since: Date.UTC(2020, 10, 25, 13, 15),
  evidence: Array.from({ length: 6 }, () => ({
    class: 'own' as const,
    sign: 'own.dns',
    says: text('evidence.own.works', { service: 'Flickr' }),
    stance: 'for' as const,
    at: Date.UTC(2020, 10, 25, 14),
    source: 'browser',
  })),
  missing: null,
  at: Date.UTC(2020, 10, 25, 14),
};

/** A canvas that takes every stroke and draws none: what is left is our own work. */
function blindCanvas(): IconContext {
  const ignore = () => {};
  return {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    moveTo: ignore,
    lineTo: ignore,
    quadraticCurveTo: ignore,
    bezierCurveTo: ignore,
    closePath: ignore,
    beginPath: ignore,
    fill: ignore,
    stroke: ignore,
    clearRect: ignore,
    setTransform: ignore,
  };
}

/** Mean time of one turn after a warm-up, µs. */
function microseconds(work: () => unknown): number {
  for (let turn = 0; turn < ROUNDS / 10; turn += 1) work();
  const began = performance.now();
  for (let turn = 0; turn < ROUNDS; turn += 1) work();
  return ((performance.now() - began) * 1000) / ROUNDS;
}

/** What painting one tab costs beside reading the verdict that is painted. */
export async function run(): Promise<Row[]> {
  const translate = await loadEnglish();
  const canvas = blindCanvas();
  const value = microseconds(() => {
    for (const size of SIZES) drawIcon(canvas, size, VERDICT);
    return [badgeFor(VERDICT), translate(headline(VERDICT, 'Flickr', 'Amazon Kinesis'))];
  });
  const row = structuredClone(VERDICT);
  const peer = microseconds(() => verdictSchema.parse(structuredClone(row)));
  return [
    {
      bench: 'paint',
      name: 'badge of one tab: symbol, words, icons of two sizes',
      value,
      unit: 'µs',
      peer: { name: 'reading its verdict', value: peer },
      bound: { text: 'under 1,000 µs', held: value < 1_000 },
    },
  ];
}
