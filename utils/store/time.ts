import * as z from 'zod/mini';

/** Farthest time from 1970 that a `Date` can hold, ms (ECMA-262, "Time Values and Time Range"). */
const FARTHEST = 8.64e15;

/** A time that can be shown, epoch ms UTC. */
export const timeSchema = z.number().check(z.refine((time) => Math.abs(time) <= FARTHEST));
