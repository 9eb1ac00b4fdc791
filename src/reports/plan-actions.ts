// Plan actions: the buttons of a card, by the state of its change. The hash travels with them, so that a vote binds to
// what was read.
import type { Change } from '../core/change.ts';
import type { Action, Section } from '../core/report.ts';
import type { WindowState } from '../core/window.ts';
import { planWords } from './words-plan.ts';

interface Decidable {
  readonly change: Change;
  readonly window: WindowState;
}

export function planActions({ change, window }: Decidable): readonly Section[] {
  const actions = actionsOf(change, window);
  return actions.length === 0 ? [] : [{ kind: 'actions', actions, seen: change.hash }];
}

function actionsOf(change: Change, window: WindowState): readonly Action[] {
  const value = String(change.id);
  if (change.state === 'proposed') {
    return [
      approval(change, window),
      { id: 'reject', value, label: planWords.reject() },
      { id: 'details', value, label: planWords.details() },
    ];
  }
  const cancel: Action = { id: 'cancel', value, label: planWords.cancel() };
  if (change.state === 'running') return [cancel];
  if (change.state === 'approved') {
    // What waits for a window or for the end of a freeze can be let through, with a reason.
    return change.notBefore === undefined ? [cancel] : [cancel, { id: 'override', value, label: planWords.override() }];
  }
  return [];
}

function approval({ id, plan }: Change, window: WindowState): Action {
  const label = window.open ? planWords.approve() : planWords.approveAt({ at: window.next.toISOString() });
  const action = { id: 'approve', value: String(id), label } as const;
  if (plan.risk !== 'high') return { ...action, style: 'primary' };
  return {
    ...action,
    style: 'danger',
    confirm: {
      title: planWords.confirmTitle({ id: String(id) }),
      text: planWords.confirmText({ title: plan.title, undo: plan.undo.text }),
      yes: planWords.approve(),
      no: planWords.confirmNo(),
    },
  };
}
