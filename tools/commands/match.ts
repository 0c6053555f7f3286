import { loadCatalog } from '../catalog-data.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  help: `usage: cli match URL...
Prints the service of each address, {"url","service","kind"}: kind is own, hosted (somebody else's
site on the service) or null. Without arguments the addresses are read from standard input, one a line.`,
  run: async (args, io) => {
    const catalog = loadCatalog();
    const print = (url: string) => {
      const match = catalog.match(url);
      io.print({ url, service: match?.service ?? null, kind: match?.kind ?? null });
    };
    if (args.length > 0) args.forEach(print);
    else for await (const line of io.lines()) print(line);
    return 0;
  },
};
