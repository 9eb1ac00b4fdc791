// Typed: the command that does what a button does, for places without buttons.
import type { Action, ActionId } from '../core/report.ts';

const commands: Readonly<Record<ActionId, (value: string) => string>> = {
  approve: (value) => `approve ${value}`,
  reject: (value) => `reject ${value} <reason>`,
  override: (value) => `override ${value} <reason>`,
  cancel: (value) => `cancel ${value}`,
  undo: (value) => `undo ${value}`,
  details: (value) => `show ${value}`,
  look: (value) => `show ${value}`,
  again: (value) => `show ${value}`,
  propose: (value) => `optimize ${value}`,
  'show-plans': () => 'changes',
};

export function typed({ id, value }: Pick<Action, 'id' | 'value'>): string {
  return `/aegis ${commands[id](value)}`;
}
