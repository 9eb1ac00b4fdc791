// The texts of a few statements, each asked for once in the life of the process: the server loads all texts for any.
import { readdirSync } from 'node:fs';
import type { Session } from '../session.ts';
import { statement } from '../statements.ts';
import { redacted, shownQuery } from './redact.ts';

export interface QueryText {
  /** Whole, for the planner only. */
  readonly text: string;
  /** As people may see it; undefined: our own, or one that may hold a password. */
  readonly shown: string | undefined;
}

const KEPT = 2000;
const known = new Map<string, QueryText>();

export async function queryTexts(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, QueryText>> {
  const key = (id: string) => `${session.target}/${session.server.database}/${id}`;
  const missing = ids.filter((id) => !known.has(key(id)));
  if (missing.length > 0) {
    const [{ command } = { command: '' }] = await session.rows<{ command: string }>('query-texts', [missing]);
    const texts = await session.composed<{ id: string; text: string }>(command);
    if (known.size + texts.length > KEPT) known.clear();
    for (const { id, text } of texts) known.set(key(id), { text, shown: isOwn(text) ? undefined : shownQuery(text) });
  }
  return new Map(ids.flatMap((id) => entry(id, known.get(key(id)))));
}

function entry(id: string, text: QueryText | undefined): [string, QueryText][] {
  return text === undefined ? [] : [[id, text]];
}

/** In the statements that the server composed for us. */
const OWN_MARK = '/* aegis */';
let own: ReadonlySet<string> | undefined;

// The server keeps neither the comment at the head of a statement nor its values.
function isOwn(text: string): boolean {
  own ??= new Set(
    readdirSync(new URL('../statements/', import.meta.url)).map((file) => outline(statement(file.slice(0, -4)))),
  );
  return text.includes(OWN_MARK) || own.has(outline(text));
}

function outline(text: string): string {
  return redacted(text).replaceAll(/\$\d+/g, '?');
}
