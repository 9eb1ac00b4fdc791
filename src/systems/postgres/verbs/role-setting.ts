// Sets or resets one role's limit for idle transactions, while it is what was approved. New sessions of the role get it.
import { z } from 'zod';
import type { Step } from '../../../core/change.ts';
import { Fault } from '../../../core/fault.ts';
import type { SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import { roleTimeoutOf } from '../role-timeout.ts';
import type { Session } from '../session.ts';
import { words } from '../words-sessions.ts';
import { looked } from './index-state.ts';

const roleArguments = z.object({
  oid: z.string(),
  role: z.string(),
  /** Null: none of its own. */
  value: z.string().nullable(),
  previous: z.string().nullable(),
  ddl: z.string(),
  undo: z.string(),
});
type Wanted = z.infer<typeof roleArguments>;

export const roleSetting: SystemVerb<Session> = {
  name: 'postgres.role-setting',
  state: (session, args) =>
    looked(async () => {
      const wanted = roleArguments.parse(args);
      const now = await roleTimeoutOf(session, { oid: wanted.oid, value: wanted.value ?? '' });
      return now?.previous === wanted.value ? { state: 'done', ...said(wanted) } : { state: 'not-done' };
    }),
  async run(session, args, progress) {
    const wanted = roleArguments.parse(args);
    const { role, oid, value, previous, ddl } = wanted;
    const now = await roleTimeoutOf(session, { oid, value: value ?? '' });
    if (now?.previous === value) return said(wanted);
    if (now?.role !== role || now.previous !== previous) throw new Fault('plan-moved', words.roleMoved({ role }));
    await progress({ done: 0, total: 1, text: literal(ddl) });
    await (await session.writer()).act(ddl);
    return said(wanted);
  },
  undo: (args) => reversed(roleArguments.parse(args)),
};

function said({ role, value }: Wanted): VerbResult {
  const text = value === null ? words.roleReset({ role }) : words.roleSet({ role, value });
  return { result: { role, value }, said: text };
}

function reversed({ oid, role, value, previous, ddl, undo }: Wanted): Step {
  const args = { oid, role, value: previous, previous: value, ddl: undo, undo: ddl };
  return { verb: 'postgres.role-setting', args, text: literal(undo) };
}
