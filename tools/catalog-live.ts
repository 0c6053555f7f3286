import type { ExitCode, Io } from './command.ts';

export async function liveCheck(_io: Io): Promise<ExitCode> {
  return 0;
}
