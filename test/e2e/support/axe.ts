import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Puppeteer's and Playwright's pages both are one. */
export type Evaluates = { evaluate: (script: string) => Promise<unknown> };

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] };

/**
 * Runs axe-core on the page as it is shown: every rule of WCAG 2.2 A and AA and its best practices.
 * One line per violation; empty when there is none.
 */
export async function runAxe(page: Evaluates): Promise<string[]> {
  await page.evaluate(source);
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
      })))`,
  )) as Violation[];
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`,
  );
}
