/** Web Locks span pages and the worker, and end with the one who holds them, so a killed worker blocks nobody. */
export function lock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`is-it-me:${name}`, work) as Promise<T>;
}
