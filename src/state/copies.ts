// Copies: every message of one thing, so that all of them can be drawn anew.
import type { Place } from '../core/message.ts';
import { statement, type Db } from './db.ts';

export interface Copy {
  readonly key: string;
  readonly place: Place;
}

export async function copiesOf(db: Db, prefix: string): Promise<readonly Copy[]> {
  return (await db.query<Copy>(statement('outbox-copies'), [prefix])).rows;
}
