import type { Symptom } from '../crowd/types.ts';
import type { EngineParts } from './parts.ts';

export type People = {
  /** Reads the board when it is due; the services whose people's signal changed. */
  poll: () => Promise<string[]>;
  /** Asks the hub about one service, because the person asked. */
  ask: (service: string) => Promise<void>;
  /** "I have this problem too". */
  report: (service: string, symptom: Symptom) => Promise<void>;
};

export function createPeople(_parts: EngineParts): People {
  return { poll: async () => [], ask: async () => {}, report: async () => {} };
}
