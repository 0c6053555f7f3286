import * as z from 'zod/mini';
import type { Text } from './text.ts';

/** Stored texts are checked for shape only; an unknown key is shown as the key itself. */
export const textSchema = z.custom<Text>(
  (value) => typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string',
);
