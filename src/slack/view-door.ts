// View door: a window that was submitted. What is missing or wrong is said in the window, which stays open.
import type { App } from '@slack/bolt';
import type { Say } from '../core/words.ts';
import type { Around } from './around.ts';
import { asksReason, badField, REASON, TARGET, viewRequest, type ViewBody } from './requests/view.ts';
import { languageOf, saved, sayIn } from './save.ts';
import { words } from './words.ts';

export function viewDoor(app: App, around: Around): void {
  app.view(/^(approve|reject|override)$/, async ({ ack, body }) => {
    const submitted = body as unknown as ViewBody;
    const language = await languageOf(around, submitted.user.id);
    const errors = await complaints(around, submitted, { language, say: sayIn(language) });
    if (errors === undefined) await ack();
    else await ack({ response_action: 'errors', errors });
  });
}

async function complaints(
  around: Around,
  body: ViewBody,
  { language, say }: { language: 'en' | 'ko'; say: Say },
): Promise<Record<string, string> | undefined> {
  const bad = badField(body);
  if (bad?.field === REASON) return { [REASON]: say(words.reasonMissing()) };
  if (bad !== undefined) return { [TARGET]: say(words.wrongName({ target: bad.target })) };
  const trouble = await saved(around, viewRequest(body, language));
  if (trouble === undefined) return undefined;
  return { [asksReason(body) ? REASON : TARGET]: say(trouble) };
}
