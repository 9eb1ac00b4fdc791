// The sources of a target, each asked once in a session for its backups.
import { Fault, isFault } from '../../../core/fault.ts';
import type { Text } from '../../../core/words.ts';
import { majorVersion, type Session } from '../session.ts';
import { drillAccount } from './account.ts';
import { nameOf, type SourceConfig } from './config.ts';
import { kindOf } from './kinds.ts';
import type { Around, Backup } from './source.ts';
import { words } from './words.ts';

export type Asked = { readonly source: string; readonly config: SourceConfig } & (
  | { readonly around: Around; readonly backups: readonly Backup[] }
  /** Why nobody could look. */
  | { readonly unseen: Text }
);
export type Seen = Extract<Asked, { around: Around }>;

const bySession = new WeakMap<Session, Promise<readonly Asked[]>>();

/** Empty where none is configured. */
export function askedSources(session: Session): Promise<readonly Asked[]> {
  const known =
    bySession.get(session) ?? Promise.all((session.backup?.sources ?? []).map((one) => asked(session, one)));
  bySession.set(session, known);
  return known;
}

async function asked(session: Session, config: SourceConfig): Promise<Asked> {
  const source = nameOf(config);
  try {
    const around = await aroundOf(session, config);
    return { source, config, around, backups: await kindOf(config).list(around) };
  } catch (error) {
    if (!isFault(error, 'not-available')) throw error;
    return { source, config, unseen: words.unseen({ source, reason: error.text }) };
  }
}

async function aroundOf({ backup, server }: Session, config: SourceConfig): Promise<Around> {
  if (backup === undefined) throw new Fault('not-available', words.notConfigured());
  const account = await drillAccount(config.account);
  const tools = { major: majorVersion(server), folders: backup.programs, account };
  return { config, roots: backup.roots, tools, server };
}

export function isSeen(asked: Asked): asked is Seen {
  return 'around' in asked;
}

/** "a; b; c", as one text. */
export function joined(texts: readonly Text[]): Text {
  const [first, ...rest] = texts;
  if (first === undefined) return words.nothing();
  return rest.reduce((before, after) => words.both({ before, after }), first);
}
