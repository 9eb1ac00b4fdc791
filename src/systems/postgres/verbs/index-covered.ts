// The test after a drop: the index that should do its work is valid and ready.
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { SystemVerb } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { indexByOid, looked } from './index-state.ts';
import { words } from './words.ts';

const coveredArguments = z.object({ oid: z.string(), index: z.string() });

export const indexCovered: SystemVerb<Session> = {
  name: 'postgres.index-covered',
  // It changes nothing, so it is simply run again.
  state: (session, args) =>
    looked(async () => {
      const { oid, index: twin } = coveredArguments.parse(args);
      const found = await indexByOid(session, oid);
      return found?.usable === true
        ? { state: 'done', result: {}, said: words.covered({ twin }) }
        : { state: 'not-done' };
    }),
  async run(session, args) {
    const { oid, index: twin } = coveredArguments.parse(args);
    const found = await indexByOid(session, oid);
    if (found?.usable !== true) throw new Fault('test-failed', words.notCovered({ twin }));
    return { result: {}, said: words.covered({ twin }) };
  },
};
