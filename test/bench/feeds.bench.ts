import { existsSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { atom } from '../../utils/feeds/atom.ts';
import type { Format } from '../../utils/feeds/format.ts';
import { google } from '../../utils/feeds/google.ts';
import { statuspage } from '../../utils/feeds/statuspage.ts';
import { largeArchive, largeHistory, largeSummary } from './feeds/documents.ts';
import type { Row } from './row.ts';

/** Recorded documents; not part of the project. */
const RECORDED = new URL('../../../shared/feeds/payloads/', import.meta.url);
const ROUNDS = 80;

type Case = {
  name: string;
  format: Format;
  text: string;
  peer: { name: string; work: (text: string) => unknown };
  /** How many times the peer's time a reading may take. */
  bound?: number;
};

const json = { name: 'JSON.parse', work: (text: string) => JSON.parse(text) };
const xml = {
  name: 'fast-xml-parser',
  work: (text: string) => new XMLParser({ ignoreAttributes: false }).parse(text),
};

export async function run(): Promise<Row[]> {
  const cases: Case[] = [
    { name: 'summary of 454 components', format: statuspage, text: largeSummary(), peer: json, bound: 4 },
    { name: 'archive of 157 incidents', format: google, text: largeArchive(), peer: json, bound: 5 },
    { name: 'history of 25 entries', format: atom, text: largeHistory(), peer: xml },
    ...recorded('Cloudflare summary', 'statuspage/cloudflare-major-1.json', statuspage, json, 4),
    ...recorded('Google archive', 'google-status/gcp-incidents-2.json', google, json, 5),
    ...recorded('GitHub history', 'statuspage-atom/github-resolved-1.xml', atom, xml),
  ];
  return cases.flatMap(rows);
}

function recorded(name: string, file: string, format: Format, peer: Case['peer'], bound?: number): Case[] {
  const url = new URL(file, RECORDED);
  if (!existsSync(url)) return [];
  return [
    { name: `recorded ${name}`, format, text: readFileSync(url, 'utf8'), peer, ...(bound && { bound }) },
  ];
}

function rows({ name, format, text, peer, bound }: Case): Row[] {
  const document = { url: '', body: new TextEncoder().encode(text) };
  const [own, other] = times(
    () => format.parse({ documents: [document], at: Date.parse('2026-07-29T20:10:00Z') }),
    () => peer.work(text),
  );
  const ratio = own / other;
  const size = `${Math.round(document.body.length / 1000)} kB`;
  return [
    {
      bench: 'feeds',
      name: `${name}, ${size}`,
      value: own,
      unit: 'ms',
      peer: { name: peer.name, value: other },
    },
    {
      bench: 'feeds',
      name: `${name}: times ${peer.name}`,
      value: ratio,
      unit: 'x',
      ...(bound !== undefined && { bound: { text: `at most ${bound}`, held: ratio <= bound } }),
    },
  ];
}

/** Tenth percentiles in ms, measured in turns: other work on the machine only ever adds time. */
function times(first: () => unknown, second: () => unknown): [number, number] {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, work] of [first, second].entries()) {
      const start = performance.now();
      work();
      taken[index]?.push(performance.now() - start);
    }
  const tenth = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 10)] ?? Number.NaN;
  return [tenth(taken[0]), tenth(taken[1])];
}
