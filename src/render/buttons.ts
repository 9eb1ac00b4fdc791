// Buttons: one maker for one message, so that every action_id and block_id in it is its own.
import type { Json, JsonObject } from '../core/json.ts';
import type { Action } from '../core/report.ts';
import type { Say, Text } from '../core/words.ts';
import { cutAt } from './cut.ts';
import { plainText } from './escape.ts';
import { limits } from './limits.ts';

export interface Buttons {
  /** undefined where the value would have to be cut, for then it would mean something else. */
  readonly button: (action: Action) => JsonObject | undefined;
  readonly row: (actions: readonly Action[], seen: string | undefined) => JsonObject | undefined;
}

export function createButtons(say: Say): Buttons {
  const used = new Map<string, number>();
  let rows = 0;

  function actionId(id: string): string {
    const times = used.get(id) ?? 0;
    used.set(id, times + 1);
    return times === 0 ? id : `${id}:${times}`;
  }

  function button(action: Action): JsonObject | undefined {
    const { id, value, label, style, confirm } = action;
    if (value.length > limits.value || !value.isWellFormed()) return undefined;
    return {
      type: 'button',
      action_id: actionId(id),
      ...(value !== '' && { value }),
      text: plain(label, limits.button),
      ...(style !== undefined && { style }),
      ...(confirm !== undefined && { confirm: dialog(confirm, style) }),
    };
  }

  function row(actions: readonly Action[], seen: string | undefined): JsonObject | undefined {
    const elements = actions
      .slice(0, limits.actions)
      .map(button)
      .filter((made): made is JsonObject => made !== undefined);
    if (elements.length === 0) return undefined;
    const block = { type: 'actions', elements };
    if (seen === undefined) return block;
    rows += 1;
    return { ...block, block_id: cutAt(`seen:${seen}:${rows}`, limits.id) };
  }

  function dialog({ title, text, yes, no }: NonNullable<Action['confirm']>, style: Action['style']): Json {
    return {
      title: plain(title, limits.confirmTitle),
      text: plain(text, limits.confirmText),
      confirm: plain(yes, limits.confirmButton),
      deny: plain(no, limits.confirmButton),
      ...(style !== undefined && { style }),
    };
  }

  function plain(text: Text, most: number): JsonObject {
    const said = withoutBrackets(plainText(cutAt(say(text), most * ROOM)));
    const short = said.length <= most ? said : `${cutAt(said, most - 1)}…`;
    return { type: 'plain_text', text: short === '' ? '–' : short, emoji: false };
  }

  return { button, row };
}

// What shows nothing is taken out before the text is cut to its place: some more is looked at, but not a megabyte.
const ROOM = 4;

// plain_text formats nothing today; what looks like a mention does not stand in it either.
function withoutBrackets(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
