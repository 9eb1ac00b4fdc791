// Verbs: which job answers which verb, and what it needs of the person. Typed words are parsed here, on the worker, so
// that every door has the same words, the same "did you mean" and the same refusals.
import { Fault } from '../../core/fault.ts';
import { hasRole, type Member, type Role } from '../../core/person.ts';
import type { Request, Verb } from '../../core/request.ts';
import { answer } from '../../reports/answer.ts';
import { record } from '../../state/audit.ts';
import { approve, cancel, reject } from '../changes/decide.ts';
import { override } from '../changes/override.ts';
import * as asked from './asked.ts';
import type { Parts } from '../parts.ts';
import type { Answer, Job } from './answer.ts';
import { home } from './home.ts';
import * as planned from './planned.ts';
import * as quiet from './quiet.ts';
import { postDueReport } from '../watch/report.ts';
import { words } from '../words.ts';

const jobs: Readonly<Record<Exclude<Verb, 'invalid'>, Job>> = {
  help: asked.help,
  status: asked.status,
  check: asked.check,
  report: asked.report,
  optimize: planned.optimize,
  changes: asked.changes,
  show: planned.show,
  approve: async (parts, request, member) => {
    const { change, votes } = await approve(parts, request, member);
    const isDecided = change.state !== 'proposed';
    const text = isDecided
      ? words.approved({ change: change.id })
      : words.voted({ change: change.id, have: votes, need: change.votesNeeded });
    return { report: answer(text), isPublic: false };
  },
  reject: async (parts, request, member) => {
    const { change } = await reject(parts, request, member);
    return { report: answer(words.rejected({ change: change.id })), isPublic: false };
  },
  cancel: async (parts, request, member) => {
    const { change } = await cancel(parts, request, member);
    const text =
      change.state === 'running' ? words.cancelling({ change: change.id }) : words.cancelled({ change: change.id });
    return { report: answer(text), isPublic: false };
  },
  override: async (parts, request, member) => {
    const { id: change } = await override(parts, request, member);
    return { report: answer(words.overriding({ change })), isPublic: false };
  },
  undo: planned.undo,
  history: asked.history,
  mute: quiet.mute,
  unmute: quiet.unmute,
  window: quiet.windows,
  freeze: quiet.freeze,
  unfreeze: quiet.unfreeze,
  doctor: asked.doctor,
  home,
};

/** Throws Fault for what people can be told. Undefined: the job has posted by itself. */
export async function replyTo(parts: Parts, typed: Request): Promise<Answer | undefined> {
  // By the door, not by the name: only our own bell comes through this one.
  if (typed.via === 'clock') return clockJob(parts, typed);
  const member = await parts.people.member(typed.by.id, typed.by.team);
  const request = understood(parts, typed, member);
  await mustHold(parts, request, member);
  return jobs[request.verb](parts, request, member);
}

type Understood = Request & { readonly verb: Exclude<Verb, 'invalid'> };

// `invalid` is what a door sends when it has only words: they are understood here, or the Fault says how to mend them.
function understood(parts: Parts, request: Request, member: Member): Understood {
  const { verb } = request;
  if (verb !== 'invalid') return { ...request, verb };
  const allowed = parts.commands.filter(({ role }) => hasRole(member, role));
  const meant = parts.interpret(request.args['typed'] ?? '', allowed);
  if (meant.verb === 'invalid') throw new Error('the parser gave back what it could not read');
  return { ...request, verb: meant.verb, args: meant.args };
}

async function clockJob(parts: Parts, request: Request): Promise<undefined> {
  if (request.verb === 'report') await postDueReport(parts, request);
  else await asked.round(parts);
  return undefined;
}

async function mustHold(parts: Parts, request: Understood, member: Member): Promise<void> {
  const role: Role = parts.commands.find(({ verb }) => verb === request.verb)?.role ?? 'viewer';
  // Who may decide is the policy's matter, and it says who can instead.
  if (request.verb === 'approve' || request.verb === 'reject' || request.verb === 'override' || hasRole(member, role))
    return;
  // Help names nothing that is looked after; it says what one may ask, even if that is nothing.
  if (request.verb === 'help' && member.barred !== 'foreign') return;
  await parts.pool.transaction((db) => record(db, request.by.id, 'refused', { verb: request.verb, role }));
  throw new Fault('not-allowed', words.needsRole({ verb: request.verb, role }));
}
