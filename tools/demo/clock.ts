/**
 * Source of a script that sets the clock of the page or worker it runs in. The extension asks
 * `Date.now()` whenever it wants the time and knows nothing of this.
 * @param shift ms from the machine's time to the demonstration's.
 */
export function clockScript(shift: number): string {
  return `{
    const real = Date.now.real ?? Date.now.bind(Date);
    Date.now = Object.assign(() => real() + (${shift}), { real });
  }`;
}
