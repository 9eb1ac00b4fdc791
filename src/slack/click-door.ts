// Click door: every button. Most are a Request at once; a rejection and an override ask for their reason first, and the approval of a
// high risk for the target's name.
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import type { Language } from '../core/locale.ts';
import type { Around, Peek } from './around.ts';
import { approveModal, reasonModal } from './modals.ts';
import { tellPrivately } from './private.ts';
import {
  answerTo,
  clickOf,
  clickRequest,
  personOf,
  type Click,
  type ClickAction,
  type ClickBody,
} from './requests/click.ts';
import { languageOf, saved, sayIn, within } from './save.ts';
import { words } from './words.ts';

const PEEK_MS = 1000;

interface Press {
  readonly body: ClickBody & { readonly trigger_id?: string };
  readonly action: ClickAction;
  readonly ack: () => Promise<void>;
}

export function clickDoor(app: App, around: Around): void {
  app.action(/.*/, async ({ ack, action, body }) => {
    // A link is opened by Slack itself; it only wants to be acknowledged.
    if ('url' in action && action.url !== undefined) return ack();
    await pressed(around, { ack: () => ack(), action: action as ClickAction, body });
  });
}

async function pressed(around: Around, press: Press): Promise<void> {
  const { body, action, ack } = press;
  const click = clickOf(action);
  const asksFirst = click?.act === 'approve' || click?.act === 'reject' || click?.act === 'override';
  const [language, seen] = await Promise.all([
    languageOf(around, body.user.id),
    asksFirst ? peeked(around, click) : undefined,
  ]);
  if (click === undefined || seen === 'away') {
    await ack();
    return tell(around, body, sayIn(language)(click === undefined ? words.unknownButton() : words.notAccepted()));
  }
  const modal = modalFor(click, { body, seen, language });
  if (modal !== undefined) return opened(around, press, { modal, language });
  const trouble = await saved(around, clickRequest(click, body, action, language));
  await ack();
  if (trouble !== undefined) await tell(around, body, sayIn(language)(trouble));
}

async function peeked({ peek, log }: Around, { value }: Click): Promise<Peek | 'away' | undefined> {
  const unknown = { known: undefined };
  try {
    const answer = await within(
      PEEK_MS,
      peek(Number(value)).then((known) => ({ ...unknown, known })),
    );
    return answer === undefined ? 'away' : answer.known;
  } catch (error) {
    log.error({ error, change: value }, 'a change could not be read');
    return 'away';
  }
}

// A change that is decided or unknown needs no window: the answer says why.
function modalFor(
  { act, value: change, hash }: Click,
  { body, seen, language }: { body: ClickBody; seen: Peek | undefined; language: Language },
): ModalView | undefined {
  const opened = { change, ...(hash === undefined ? {} : { hash }), ...answerTo(body) };
  if (act === 'override' && seen?.state === 'approved') return reasonModal(act, opened, sayIn(language));
  if (seen?.state !== 'proposed') return undefined;
  if (act === 'reject') return reasonModal(act, opened, sayIn(language));
  if (act !== 'approve' || !seen.typed) return undefined;
  return approveModal({ ...opened, target: seen.target }, seen.title, sayIn(language));
}

async function opened(
  around: Around,
  { body, ack }: Press,
  { modal, language }: { modal: ModalView; language: Language },
): Promise<void> {
  // Nothing is asked yet, so nothing has to be stored before this is acknowledged.
  await ack();
  try {
    await around.client.views.open({ trigger_id: body.trigger_id ?? '', view: modal });
  } catch (error) {
    around.log.warn({ error, user: body.user.id }, 'a window did not open');
    await tell(around, body, sayIn(language)(words.notOpened()));
  }
}

function tell(around: Around, body: ClickBody, text: string): Promise<void> {
  return tellPrivately(around, { by: personOf(body), replyTo: answerTo(body) }, text);
}
