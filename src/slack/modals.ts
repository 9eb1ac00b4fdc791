// Modals: the windows that ask before an act: a reason for a rejection or an override, the target's name for a high
// risk. All
// their text is plain: nothing in it can be a link or a mention.
import type { ModalView, PlainTextElement } from '@slack/web-api';
import type { Text, Say } from '../core/words.ts';
import { REASON, TARGET, type Opened } from './requests/view.ts';
import { words } from './words.ts';

// Slack's limits: 24 for a title, 3,000 for a section, for private metadata and for an input.
const TITLE_CHARACTERS = 24;
const SECTION_CHARACTERS = 3000;
const REASON_CHARACTERS = 500;

const asking = {
  reject: { title: words.rejectTitle, submit: words.reject },
  override: { title: words.overrideTitle, submit: words.override },
} as const;

export function reasonModal(act: keyof typeof asking, opened: Opened, say: Say): ModalView {
  const { change } = opened;
  return modal(act, opened, {
    title: plain(say(asking[act].title({ change })), TITLE_CHARACTERS),
    submit: plain(say(asking[act].submit())),
    close: plain(say(words.close())),
    blocks: [input(REASON, say(words.reason()), { multiline: true, max_length: REASON_CHARACTERS })],
  });
}

export function approveModal(opened: Opened & { target: string }, title: Text, say: Say): ModalView {
  const { change, target } = opened;
  return modal('approve', opened, {
    title: plain(say(words.approveTitle({ change })), TITLE_CHARACTERS),
    submit: plain(say(words.approve())),
    close: plain(say(words.close())),
    blocks: [
      { type: 'section', text: plain(say(words.danger({ title })), SECTION_CHARACTERS) },
      input(TARGET, say(words.typeName({ target }))),
    ],
  });
}

function modal(
  callback: 'approve' | keyof typeof asking,
  opened: Opened,
  shown: Pick<ModalView, 'title' | 'submit' | 'close' | 'blocks'>,
): ModalView {
  return { type: 'modal', callback_id: callback, private_metadata: JSON.stringify(opened), ...shown };
}

function input(field: string, label: string, options: object = {}): ModalView['blocks'][number] {
  const element = { type: 'plain_text_input', action_id: field, ...options } as const;
  return { type: 'input', block_id: field, label: plain(label, 2000), element };
}

function plain(text: string, limit = 75): PlainTextElement {
  // Marks around a person's id belong to renderers that make mentions.
  const characters = Array.from(text.replaceAll(/[\uE000\uE001]/g, ''));
  return { type: 'plain_text', text: characters.slice(0, limit).join(''), emoji: false };
}
