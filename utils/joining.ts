/** Does the same thing once at a time: who asks for it while it is being done waits for that, and gets its answer. */
export function joining<Wish, Answer>(
  work: (wish: Wish) => Promise<Answer>,
): (wish: Wish) => Promise<Answer> {
  const running = new Map<string, Promise<Answer>>();
  return (wish) => {
    const key = JSON.stringify(wish);
    const known = running.get(key);
    if (known) return known;
    const begun = work(wish).finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  };
}
