// `backup:` of a PostgreSQL target: where its backups are, what may be read, and what a restore has to prove. Nothing
// outside `roots` is ever read, and every name that reaches a program has a narrow alphabet.
import { isAbsolute, normalize } from 'node:path';
import { z } from 'zod';

const folder = z
  .string()
  .refine((path) => isAbsolute(path) && path !== '/' && normalize(path) === path.replace(/\/$/, ''), {
    message: 'expected an absolute path without .. and other than /',
  });
/** Never begins with a hyphen, so that it cannot be taken for an option; no quote, so that a server may quote it. */
const plain = z.string().regex(/^[A-Za-z0-9][\w.-]{0,62}$/, 'expected letters, digits, dots, hyphens and underscores');
const path = folder.regex(/^[\w./+-]+$/, 'expected a path of letters, digits and . _ + -');
const identifier = z.string().regex(/^[^\0]{1,63}$/, 'expected a name as the catalogue has it');

const every = {
  /** As people type it in `restore-drill`; the kind where it is left out. */
  name: plain.optional(),
  /** Hours between two backups, with some slack. */
  maxAgeHours: z.number().positive().default(26),
  /** The operating system's account that may read it and runs the restore, where Aegis is root. */
  account: plain.optional(),
};

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dump'),
    path,
    pattern: z
      .string()
      .regex(/^[\w.*+-]+$/)
      .default('*'),
    ...every,
  }),
  z.strictObject({
    kind: z.literal('base'),
    path,
    pattern: z
      .string()
      .regex(/^[\w.*+-]+$/)
      .default('*'),
    ...every,
  }),
  z.strictObject({ kind: z.literal('pgbackrest'), stanza: plain, config: path.optional(), ...every }),
  z.strictObject({ kind: z.literal('barman'), server: plain, config: path.optional(), ...every }),
  z.strictObject({ kind: z.literal('wal-g'), config: path, ...every }),
]);

export const backupSchema = z
  .strictObject({
    sources: z.array(source).min(1),
    /** Backups lie below one of these; the settings of their tools below these or /etc. */
    roots: z
      .array(folder)
      .default(['/var/backups', '/var/lib/pgbackrest', '/var/lib/barman', '/backup', '/backups', '/srv', '/mnt']),
    /** Folders where programs are looked for first. */
    programs: z.array(path).default([]),
    /** Where scratch servers are made, and where is kept what they proved. */
    scratch: path.default('/var/tmp/aegis'),
    /** Minutes in which the database must be back. */
    rtoMinutes: z.number().positive().optional(),
    /** A table with a column of time, into which something writes before each backup. */
    canary: z.strictObject({ schema: identifier.default('public'), table: identifier, column: identifier }).optional(),
  })
  .refine(({ sources }) => new Set(sources.map(nameOf)).size === sources.length, {
    message: 'two sources have the same name',
  });

export type BackupConfig = z.output<typeof backupSchema>;
export type SourceConfig = BackupConfig['sources'][number];

export function nameOf({ name, kind }: { readonly name?: string | undefined; readonly kind: string }): string {
  return name ?? kind;
}
