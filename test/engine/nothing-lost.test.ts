import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live, type Told } from '../support/life-story.ts';
import { runs } from '../support/runs.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';
import { CLOCKS, DEATHS, HICCUPS, LOSSES, lifeOf, type Plan, plans } from '../support/troubled-lives.ts';

const WELL = FEEDS.map(() => 'operational' as const);

/** A worker that died when it had read some of the trouble; what it had read was judged without the rest. */
const HALF_READ: Plan = {
  hours: [WELL, ['incident', 'error', 'degraded', 'incident', 'incident'], WELL],
  faults: [{ kind: 'die', beat: 12, after: 19, reaches: false, again: 'at once' }],
};

const gist = ({ verdicts, notices, open }: Told) => ({ verdicts, notices: notices.toSorted(), open });

describe('nothing is lost, nothing comes twice', { timeout: 6 * 3_600_000 }, () => {
  it('when workers die and messages come twice', () =>
    fc.assert(
      fc.asyncProperty(plans(HICCUPS), async (plan) => {
        const life = lifeOf(plan);
        const [calm, troubled] = [await live(life), await live(life, plan.faults)];
        expect(gist(troubled)).toEqual(gist(calm));
      }),
      { ...runs(8), examples: [[HALF_READ]] },
    ));

  // how stories of one provider are grouped may depend on the order of reading; single ones may not
  it('when browsers restart and storage fails', () =>
    fc.assert(
      fc.asyncProperty(plans(DEATHS), async (plan) => {
        const life = { ...lifeOf(plan), catalog: LOOSE_CATALOG };
        const [calm, troubled] = [await live(life), await live(life, plan.faults)];
        expect(gist(troubled)).toEqual(gist(calm));
      }),
      runs(8),
    ));

  it('when the clock jumps', () =>
    fc.assert(
      fc.asyncProperty(plans([...CLOCKS, ...DEATHS], 2), async (plan) => {
        const life = { ...lifeOf(plan, { timeless: true }), catalog: LOOSE_CATALOG };
        const [calm, troubled] = [await live(life), await live(life, plan.faults)];
        expect(gist(troubled)).toEqual(gist(calm));
      }),
      runs(6),
    ));

  it('when the database is gone: verdicts come back, and no old news is told as new', () =>
    fc.assert(
      fc.asyncProperty(plans([...LOSSES, ...DEATHS]), async (plan) => {
        const life = { ...lifeOf(plan), catalog: LOOSE_CATALOG };
        const [calm, troubled] = [await live(life), await live(life, plan.faults)];
        expect(troubled.verdicts).toEqual(calm.verdicts);
        // what got worse after the loss is told, but nothing that was going on is told as a beginning
        for (const notice of troubled.notices.filter((told) => !told.startsWith('worse')))
          expect(calm.notices).toContain(notice);
      }),
      runs(6),
    ));
});
