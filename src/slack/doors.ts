// Doors: every way into Aegis that Slack has. Each makes a Request, stores it, and only then acknowledges.
import type { App } from '@slack/bolt';
import { clickDoor } from './click-door.ts';
import type { Around } from './around.ts';
import { homeRequest, mentionRequest, type EventBody } from './requests/event.ts';
import { slashRequest } from './requests/slash.ts';
import { languageOf, saved, sayIn } from './save.ts';
import { viewDoor } from './view-door.ts';

export const COMMAND = '/aegis';

export function openDoors(app: App, around: Around): void {
  app.command(COMMAND, async ({ command, ack }) => {
    const language = await languageOf(around, command.user_id);
    const trouble = await saved(around, slashRequest(command, language));
    if (trouble === undefined) await ack();
    else await ack({ response_type: 'ephemeral', text: sayIn(language)(trouble) });
  });
  app.event('app_mention', ({ body }) =>
    eventDoor(around, body, (event, language) => mentionRequest(event, around.botUserId, language)),
  );
  app.event('app_home_opened', ({ body }) => eventDoor(around, body, homeRequest));
  clickDoor(app, around);
  viewDoor(app, around);
}

// Not stored: not acknowledged, and Slack sends it again.
async function eventDoor(around: Around, body: unknown, toRequest: typeof homeRequest): Promise<void> {
  const event = body as EventBody;
  const request = toRequest(event, await languageOf(around, event.event.user ?? ''));
  if (request === undefined) return;
  const trouble = await saved(around, request);
  if (trouble !== undefined) throw new Error(`the event ${event.event_id} was not stored`);
}
