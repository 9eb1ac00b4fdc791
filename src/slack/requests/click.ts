// Click → Request. The button's value is only a key to stored state; the right to press it is checked when the request
// is carried out. The plan that was shown above the button comes back by its hash, in the block's id.
import type { Language } from '../../core/locale.ts';
import { actionIds, type ActionId } from '../../core/report.ts';
import type { NewRequest, Verb } from '../../core/request.ts';

export interface ClickBody {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string } | null;
  readonly container?: { readonly message_ts?: string; readonly channel_id?: string; readonly view_id?: string };
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts?: string; readonly thread_ts?: string };
  readonly view?: { readonly id: string };
}
export interface ClickAction {
  /** `approve`, or `propose:2` where a message holds several. */
  readonly action_id: string;
  /** `seen:<hash>`, or `seen:<hash>:2`. */
  readonly block_id?: string;
  readonly value?: string;
  readonly action_ts?: string;
}

export interface Click {
  readonly act: ActionId;
  readonly value: string;
  readonly hash?: string;
}

/** Undefined for a button that is not one of ours. */
export function clickOf({ action_id, block_id = '', value = '' }: ClickAction): Click | undefined {
  const [, name] = /^([a-z-]+)(?::\d+)?$/.exec(action_id) ?? [];
  const act = actionIds.find((id) => id === name);
  if (act === undefined) return undefined;
  const [, hash] = /^seen:([^:]+)/.exec(block_id) ?? [];
  return hash === undefined ? { act, value } : { act, value, hash };
}

export function clickRequest(click: Click, body: ClickBody, action: ClickAction, language: Language): NewRequest {
  const by = personOf(body);
  const place = body.container?.message_ts ?? body.container?.view_id ?? body.view?.id ?? '';
  const key = ['click', by.team ?? '', by.id, place, action.action_id, action.action_ts ?? ''].join(':');
  return { key, ...meantBy(click), via: 'button', by, replyTo: answerTo(body), language };
}

export function personOf({ user, team }: Pick<ClickBody, 'user' | 'team'>): NewRequest['by'] {
  const from = user.team_id ?? team?.id;
  return from === undefined ? { id: user.id } : { id: user.id, team: from };
}

/** In the thread the button stands in; a message that only has a thread below it is not in one. */
export function answerTo(body: ClickBody): NewRequest['replyTo'] {
  const channel = body.container?.channel_id ?? body.channel?.id;
  if (channel === undefined) return {};
  const { ts = body.container?.message_ts, thread_ts } = body.message ?? {};
  return thread_ts === undefined || thread_ts === ts ? { channel } : { channel, thread: thread_ts };
}

function meantBy({ act, value, hash }: Click): Pick<NewRequest, 'verb' | 'args'> {
  const args: Record<string, string> = hash === undefined ? { change: value } : { change: value, hash };
  const verbs: Record<Exclude<ActionId, 'propose' | 'show-plans'>, Verb> = {
    approve: 'approve',
    reject: 'reject',
    override: 'override',
    cancel: 'cancel',
    undo: 'undo',
    details: 'show',
    look: 'show',
    again: 'optimize',
  };
  if (act === 'show-plans') return { verb: 'changes', args: {} };
  if (act === 'propose') return { verb: 'optimize', args: proposalOf(value) };
  return { verb: verbs[act], args: act === 'look' ? { ...args, look: 'yes' } : args };
}

// `<target> <remedy> [subject]`; a subject may hold spaces.
function proposalOf(value: string): Record<string, string> {
  const [, target = '', remedy, subject] = /^(\S+)(?: (\S+))?(?: (.+))?$/s.exec(value) ?? [];
  return {
    target,
    ...(remedy === undefined ? {} : { remedy }),
    ...(subject === undefined ? {} : { subject }),
  };
}
