// Modal → Request. Where it was opened from travels in its private metadata, which only the app can write.
import type { Language } from '../../core/locale.ts';
import type { NewRequest } from '../../core/request.ts';
import { personOf } from './click.ts';

export interface ViewBody {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string } | null;
  readonly view: {
    readonly id: string;
    readonly callback_id: string;
    readonly private_metadata: string;
    readonly state: {
      readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: unknown }>>>>;
    };
  };
}

/** What a modal remembers of the click that opened it. */
export interface Opened {
  readonly change: string;
  readonly hash?: string;
  readonly channel?: string;
  readonly thread?: string;
  /** The name that has to be typed. */
  readonly target?: string;
}

export const REASON = 'reason';
export const TARGET = 'target';

export function viewRequest(body: ViewBody, language: Language): NewRequest {
  const { id, callback_id: act } = body.view;
  const { change, hash, channel, thread } = openedBy(body);
  const seen = hash === undefined ? { change } : { change, hash };
  return {
    key: `view:${id}`,
    ...(act === 'reject' || act === 'override'
      ? { verb: act, args: { ...seen, reason: written(body, REASON) } }
      : { verb: 'approve', args: { ...seen, confirm: written(body, TARGET) } }),
    via: 'modal',
    by: personOf(body),
    replyTo: { ...(channel === undefined ? {} : { channel }), ...(thread === undefined ? {} : { thread }) },
    language,
  };
}

/** The field that is not filled in as it must be, or undefined. */
export function badField(body: ViewBody): { readonly field: string; readonly target: string } | undefined {
  const { target = '' } = openedBy(body);
  if (asksReason(body)) return written(body, REASON) === '' ? { field: REASON, target } : undefined;
  return written(body, TARGET) === target ? undefined : { field: TARGET, target };
}

/** A reason, or else the target's name. */
export function asksReason({ view }: ViewBody): boolean {
  return view.callback_id !== 'approve';
}

function openedBy({ view }: ViewBody): Opened {
  return JSON.parse(view.private_metadata) as Opened;
}

function written({ view }: ViewBody, field: string): string {
  const value = view.state.values[field]?.[field]?.value;
  return typeof value === 'string' ? value.trim() : '';
}
