// Planned: the jobs that make a plan or show one: optimize, undo, show, and the look at an unknown outcome.
import { Fault } from '../../core/fault.ts';
import { hasRole, type Member } from '../../core/person.ts';
import type { Request } from '../../core/request.ts';
import type { Text } from '../../core/words.ts';
import { literal } from '../../core/words.ts';
import { answer, answerLines } from '../../reports/answer.ts';
import { answers } from '../../reports/answers.ts';
import { resultReport } from '../../reports/result.ts';
import { record } from '../../state/audit.ts';
import { settleChange } from '../../state/changes.ts';
import { readSteps } from '../../state/journal.ts';
import { openFreeze } from '../../state/quiet.ts';
import { changeNumber, mustRead } from '../changes/decide.ts';
import { systemFor, targetNamed, type Parts } from '../parts.ts';
import { privately, type Answer } from './answer.ts';
import { propose, type Proposed } from '../changes/propose.ts';
import { cardOf, planChannels } from '../changes/show.ts';
import { proposeUndo } from '../changes/undo.ts';
import { words } from '../words.ts';

/** With a remedy, its plan; without, the plan of every remedy of the target that has something to do. */
export async function optimize(parts: Parts, request: Request): Promise<Answer> {
  const args = await argsOf(parts, request);
  const target = targetNamed(parts, args['target'] ?? '');
  if (args['remedy'] !== undefined) return shown(parts, request, await propose(parts, { ...request, args }));
  const { remedies } = systemFor(parts, target);
  if (remedies.length === 0) throw new Fault('bad-input', words.noRemedies({ target: target.name }));
  const lines: Text[] = [];
  for (const { id, title } of remedies) {
    const proposed = await propose(parts, { ...request, args: { ...args, remedy: id } });
    lines.push(words.remedyLine({ title, said: said(parts, proposed) }));
  }
  return privately(answerLines(words.plansFor({ target: target.name }), lines));
}

// The button "try again" names the change whose plan is wanted anew.
async function argsOf(parts: Parts, request: Request): Promise<Request['args']> {
  if (request.args['change'] === undefined) return request.args;
  const { plan, asked } = await mustRead(parts.pool, changeNumber(request));
  return { ...asked, target: plan.target, remedy: plan.remedy };
}

export async function undo(parts: Parts, request: Request): Promise<Answer> {
  return shown(parts, request, await proposeUndo(parts, request));
}

/** In the terminal the card itself; elsewhere where to find it. */
async function shown(parts: Parts, request: Request, proposed: Proposed): Promise<Answer> {
  if (proposed.kind === 'nothing') {
    const target = request.args['target'] ?? '';
    return privately(answer(words.nothingToDo({ target, reason: proposed.reason })));
  }
  if (request.via === 'terminal') return privately(await cardOf(parts, parts.pool, proposed.change.id));
  return privately(answer(said(parts, proposed)));
}

function said(parts: Parts, proposed: Proposed): Text {
  if (proposed.kind === 'nothing') return proposed.reason;
  const { id: change, state } = proposed.change;
  if (proposed.kind === 'known') return words.planStands({ change, state: answers.state(state) });
  const [first, ...rest] = planChannels(parts).map((channel) => words.inChannel({ channel }));
  const channels = rest.reduce<Text>((all, next) => words.and({ all, next }), first ?? literal(''));
  return words.planned({ change, channels });
}

/** The card, what its steps did, and the whole plan; `look` settles an unknown outcome first. */
export async function show(parts: Parts, request: Request, member: Member): Promise<Answer> {
  const id = changeNumber(request);
  const change = await mustRead(parts.pool, id);
  if (request.args['look'] !== undefined) return look(parts, { id, member });
  const steps = await readSteps(parts.pool, id);
  const isOver = change.endedAt !== undefined && change.startedAt !== undefined;
  const report = isOver
    ? resultReport({ change, steps, systems: parts.systems, now: parts.now() })
    : await cardOf(parts, parts.pool, id);
  const detail = { kind: 'detail' as const, heading: words.wholePlan(), content: change.plan.detail };
  return privately({ ...report, sections: [...report.sections, detail] });
}

async function look(parts: Parts, { id, member }: { id: number; member: Member }): Promise<Answer> {
  // A look lets the change run on: that is an act.
  if (!hasRole(member, 'operator')) throw new Fault('not-allowed', words.needsRole({ verb: 'look', role: 'operator' }));
  const freeze = await openFreeze(parts.pool);
  if (freeze !== undefined) throw new Fault('frozen', answers.frozen(freeze));
  const settled = await parts.pool.transaction(async (db) => {
    const isSettled = await settleChange(db, id);
    if (isSettled) await record(db, member.id, 'change.look', { change: id });
    if (isSettled) await parts.queue.send('change', String(id), db);
    return isSettled;
  });
  const { state } = await mustRead(parts.pool, id);
  return privately(
    answer(settled ? words.looking({ change: id }) : words.notUnknown({ change: id, state: answers.state(state) })),
  );
}
