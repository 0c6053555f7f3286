import * as z from 'zod/mini';

/** A list of which only the items that do not fit are lost: one broken row must not cost its neighbours. */
export function listOf<T>(item: z.ZodMiniType<T>) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((items: unknown[]): T[] =>
      items.flatMap((raw) => {
        const parsed = item.safeParse(raw);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );
}

/** As `listOf`, for values by name. */
export function recordOf<T>(item: z.ZodMiniType<T>) {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((entries: Record<string, unknown>): Record<string, T> => {
      const kept: Record<string, T> = {};
      for (const [name, raw] of Object.entries(entries)) {
        const parsed = item.safeParse(raw);
        if (parsed.success) kept[name] = parsed.data;
      }
      return kept;
    }),
  );
}
