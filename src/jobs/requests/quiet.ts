// Quiet: mutes, freezes and windows by command.
import { DateTime } from 'luxon';
import { Fault } from '../../core/fault.ts';
import { localeOf } from '../../core/fleet.ts';
import type { Member } from '../../core/person.ts';
import type { Request } from '../../core/request.ts';
import { windowState } from '../../core/window.ts';
import type { Text } from '../../core/words.ts';
import { answer, answerLines } from '../../reports/answer.ts';
import { record } from '../../state/audit.ts';
import { unholdChanges } from '../../state/changes.ts';
import { addFreeze, addMute, endFreeze, endMute } from '../../state/quiet.ts';
import type { Parts } from '../parts.ts';
import type { Answer } from './answer.ts';
import { words } from '../words.ts';

export async function mute(parts: Parts, { args }: Request, member: Member): Promise<Answer> {
  const { finding = '', for: minutes = '60', reason = '' } = args;
  const until = await parts.pool.transaction(async (db) => {
    await record(db, member.id, 'mute', { finding, minutes, reason });
    return addMute(db, { finding, minutes: Number(minutes), reason, by: member.id });
  });
  return said(words.muted({ finding, until }));
}

export async function unmute(parts: Parts, { args }: Request, member: Member): Promise<Answer> {
  const { finding = '' } = args;
  const ended = await parts.pool.transaction(async (db) => {
    await record(db, member.id, 'unmute', { finding });
    return endMute(db, finding);
  });
  return said(ended ? words.unmuted({ finding }) : words.notMuted({ finding }));
}

export async function freeze(parts: Parts, request: Request, member: Member): Promise<Answer> {
  const { reason = '' } = request.args;
  const until = untilOf(parts, request);
  await parts.pool.transaction(async (db) => {
    await record(db, member.id, 'freeze', { until: until.toISOString(), reason });
    await addFreeze(db, { until, reason, by: member.id });
  });
  return said(words.frozen({ until: until.toISOString(), reason }));
}

export async function unfreeze(parts: Parts, _: Request, member: Member): Promise<Answer> {
  const ended = await parts.pool.transaction(async (db) => {
    await record(db, member.id, 'unfreeze', {});
    await unholdChanges(db);
    return endFreeze(db);
  });
  return said(ended ? words.unfrozen() : words.notFrozen());
}

export async function windows(parts: Parts): Promise<Answer> {
  const lines = parts.fleet.targets.map(({ name: target }): Text => {
    const state = windowState(parts.fleet.windows, target, parts.now());
    if (!state.open) return words.windowNext({ target, name: state.name, next: state.next.toISOString() });
    return state.until === undefined
      ? words.windowOpen({ target })
      : words.windowOpenUntil({ target, until: state.until.toISOString() });
  });
  return { report: answerLines(words.windows(), lines), isPublic: false };
}

function said(text: Text): Answer {
  return { report: answer(text), isPublic: true };
}

/** `until` is a number of minutes from now, or HH:MM in the channel's zone: the next time the clock shows it. */
function untilOf(parts: Parts, { args, replyTo }: Request): Date {
  const typed = args['until'] ?? '';
  const now = parts.now();
  if (/^\d+$/.test(typed)) return new Date(now.getTime() + Number(typed) * 60_000);
  const { zone } = localeOf(parts.fleet, replyTo.channel);
  const at = DateTime.fromFormat(typed, 'HH:mm', { zone });
  if (!at.isValid) throw new Fault('bad-input', words.badUntil({ typed }));
  return (at.toJSDate() > now ? at : at.plus({ days: 1 })).toJSDate();
}
