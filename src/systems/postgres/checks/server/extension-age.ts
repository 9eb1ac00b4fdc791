// Extensions that were not updated with the server's files.
import { noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import type { Session } from '../../session.ts';
import { words } from '../../words-server.ts';

interface Extension {
  readonly name: string;
  readonly installed: string;
  /** Null: its files are gone from the server. */
  readonly offered: string | null;
  readonly sql: string;
}

export const extensionAge: Check<Session> = {
  id: 'postgres.extension-age',
  facet: 'health',
  title: words.extensions(),
  async run({ rows }) {
    const extensions = await rows<Extension>('extensions');
    return noticed(extensions.flatMap(behind), words.extensionsLooked({ count: extensions.length }));
  },
};

function behind({ name, installed, offered, sql }: Extension): Noticed[] {
  if (offered === installed) return [];
  if (offered === null) {
    return [
      { subject: name, severity: 'warning', values: { installed }, text: words.extensionGone({ name, installed }) },
    ];
  }
  const text = words.extensionBehind({ name, installed, offered });
  return [{ subject: name, severity: 'info', values: { installed, offered, sql }, text }];
}
