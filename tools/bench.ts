import { readdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import type { Bench, Row } from '../test/bench/row.ts';

const FOLDER = new URL('../test/bench/', import.meta.url);

/** `npm run bench [-- NAME ...] [--json]`: every benchmark, or the named ones, as a table or JSON lines. */
async function main(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.bench.ts')).sort();
  const chosen = files.filter(
    (file) => wanted.length === 0 || wanted.includes(file.replace('.bench.ts', '')),
  );
  if (chosen.length === 0) {
    console.error(`no such benchmark; there are: ${files.map((f) => f.replace('.bench.ts', '')).join(', ')}`);
    return 2;
  }
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  console.log(json ? JSON.stringify({ machine }) : machine);
  let broken = 0;
  for (const file of chosen) {
    const { run } = (await import(new URL(file, FOLDER).href)) as Bench;
    for (const row of await run()) {
      if (row.bound && !row.bound.held) broken += 1;
      console.log(json ? JSON.stringify(row) : tableLine(row));
    }
  }
  return broken > 0 ? 1 : 0;
}

function tableLine({ bench, name, value, unit, peer, bound }: Row): string {
  const number = (x: number) => (Number.isInteger(x) ? String(x) : x.toPrecision(4));
  const beside = peer ? `${peer.name}: ${number(peer.value)} ${unit}` : '';
  const limit = bound ? `${bound.held ? 'holds' : 'BROKEN'}: ${bound.text}` : '';
  return [
    bench.padEnd(10),
    name.padEnd(46),
    `${number(value)} ${unit}`.padStart(18),
    beside.padEnd(40),
    limit,
  ].join('  ');
}

process.exitCode = await main(process.argv.slice(2));
