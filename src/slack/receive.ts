// Receive: Bolt acknowledges an event before its handlers run. Here it is acknowledged after them, so that an event
// that could not be stored is sent again.
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

export function acknowledgingLast(receiver: Receiver): Receiver {
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => processed(app, event) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

async function processed(app: App, event: ReceiverEvent): Promise<void> {
  if (event.body['event'] === undefined) return app.processEvent(event);
  await app.processEvent({ ...event, ack: () => Promise.resolve() });
  await event.ack();
}
