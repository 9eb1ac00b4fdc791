// An index as the catalogue shows it now, and the arguments of the steps that drop and build one.
import { z } from 'zod';
import { isFault } from '../../../core/fault.ts';
import type { StepState } from '../../../core/system.ts';
import type { Session } from '../session.ts';

export interface Index {
  readonly oid: string;
  readonly schema: string;
  readonly index: string;
  readonly table: string;
  readonly tableOid: string;
  /** Valid, ready and live. */
  readonly usable: boolean;
  readonly definition: string;
  readonly bytes: number;
  readonly comment: string | null;
  readonly ddl: string;
}

const saved = {
  schema: z.string(),
  index: z.string(),
  comment: z.string().nullable().default(null),
  tablespace: z.string().nullable().default(null),
  statistics: z
    .array(z.tuple([z.number(), z.number()]))
    .nullable()
    .default(null),
};

export const dropArguments = z.object({
  ...saved,
  /** Null: a build that broke off did not tell it. Then the name and the definition decide. */
  oid: z.string().nullable(),
  definition: z.string(),
  createDdl: z.string(),
  /** A ruin or something that we built: not built again when the drop does not end well. */
  expendable: z.boolean().default(false),
  /** The index that stays in its place. */
  twin: z.object({ oid: z.string(), index: z.string(), definition: z.string() }).optional(),
});
export type DropArguments = z.infer<typeof dropArguments>;

export const createArguments = z.object({
  ...saved,
  /** The statement, with CONCURRENTLY. */
  definition: z.string(),
  /** As the catalogue will show it; null: only the server can tell, and the name was free when it was planned. */
  shownAs: z.string().nullable(),
});
export type CreateArguments = z.infer<typeof createArguments>;

export async function indexByOid({ rows }: Pick<Session, 'rows'>, oid: string): Promise<Index | undefined> {
  return (await rows<Index>('index-by-oid', [oid]))[0];
}

/** The index that a drop means: by its number, or what a build of this name and definition left. */
export async function indexMeant(
  session: Pick<Session, 'rows'>,
  wanted: Pick<DropArguments, 'schema' | 'index' | 'oid' | 'definition'>,
): Promise<Index | undefined> {
  if (wanted.oid !== null) return indexByOid(session, wanted.oid);
  const found = await indexByName(session, wanted);
  return found?.definition === wanted.definition ? found : undefined;
}

export async function indexByName(
  { rows }: Pick<Session, 'rows'>,
  { schema, index }: { readonly schema: string; readonly index: string },
): Promise<Index | undefined> {
  return (await rows<Index>('index-by-name', [schema, index]))[0];
}

/** A look that the server refuses (the table is locked exclusively) settles nothing. */
export async function looked(look: () => Promise<StepState>): Promise<StepState> {
  try {
    return await look();
  } catch (error) {
    if (isFault(error, 'not-available')) return { state: 'unknown', reason: error.text };
    throw error;
  }
}
