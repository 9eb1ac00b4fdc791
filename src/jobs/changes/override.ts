// Override: an approved change runs now, in spite of a freeze or outside its window. One person who may approve and did not
// ask for it says why; everybody in the thread reads it.
import { Fault } from '../../core/fault.ts';
import type { Member } from '../../core/person.ts';
import { refusal } from '../../core/policy.ts';
import type { Request } from '../../core/request.ts';
import { answer } from '../../reports/answer.ts';
import { answers } from '../../reports/answers.ts';
import { record } from '../../state/audit.ts';
import { overrideChange, type StoredChange } from '../../state/changes.ts';
import type { Parts } from '../parts.ts';
import { words } from '../words.ts';
import { cardTransaction } from './card-transaction.ts';
import { changeNumber, mustRead, notAllowed } from './decide.ts';
import { redraw, reply } from './show.ts';

/** Throws Fault `bad-input`, `not-allowed`, `too-late`. */
export async function override(parts: Parts, request: Request, member: Member): Promise<StoredChange> {
  const id = changeNumber(request);
  const reason = request.args['reason']?.trim() ?? '';
  if (reason === '') throw new Fault('bad-input', words.overrideNeedsReason({ change: String(id) }));
  const change = await mustRead(parts.pool, id);
  // Whoever asked for it may not be the one who sets the rules aside, whatever the risk.
  const strict = { ...parts.fleet.policy[change.plan.risk], role: 'approver', requesterMayApprove: false } as const;
  const refused = refusal(change, member, { low: strict, medium: strict, high: strict });
  if (refused !== undefined) throw await notAllowed(parts, request, { change, refused });
  return cardTransaction(parts, id, async (db) => {
    if (!(await overrideChange(db, id, { by: member.id, reason }))) {
      const { state } = await mustRead(db, id);
      throw new Fault('too-late', words.cannotOverride({ change: id, state: answers.state(state) }));
    }
    await record(db, member.id, 'change.overridden', { change: id, reason });
    await parts.queue.send('change', String(id), db);
    await redraw(parts, db, id);
    await reply(parts, db, {
      change: id,
      name: 'override',
      report: answer(words.overridden({ who: member.id, reason })),
    });
    return mustRead(db, id);
  });
}
