// Post: a Report becomes a Message for one place, in that place's language. Nothing is sent here: it is put into the
// outbox, in the transaction of what it tells of.
import { localeOf } from '../../core/fleet.ts';
import type { Language, Locale } from '../../core/locale.ts';
import type { Place } from '../../core/message.ts';
import type { Report } from '../../core/report.ts';
import { slackBodies } from '../../render/blocks.ts';
import type { Db } from '../../state/db.ts';
import { putMessage } from '../../state/outbox.ts';
import type { Parts } from '../parts.ts';

export interface Posting {
  readonly key: string;
  readonly place: Place;
  /** Key of the message whose thread it belongs to, or `ts:<ts>`. */
  readonly thread?: string;
  readonly report: Report;
  /** The person's, for what only one person sees. */
  readonly language?: Language;
}

export async function post(parts: Parts, db: Db, { key, place, thread, report, language }: Posting): Promise<void> {
  const bodies = slackBodies(report, parts.reader(localeAt(parts, place, language)), { plain: parts.plain });
  const message = { key, place, bodies };
  const threaded = thread === undefined ? message : { ...message, thread };
  await putMessage(db, report.file === undefined ? threaded : { ...threaded, file: report.file });
}

function localeAt(parts: Parts, place: Place, language: Language | undefined): Locale {
  const channel = place.kind === 'channel' || place.kind === 'ephemeral' ? place.channel : undefined;
  return localeOf(parts.fleet, channel, language);
}
