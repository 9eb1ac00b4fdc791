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
  oid: z.string(),
  definition: z.string(),
  createDdl: z.string(),
  /** The index that stays in its place. */
  twin: z.object({ oid: z.string(), index: z.string(), definition: z.string() }).optional(),
});
export type DropArguments = z.infer<typeof dropArguments>;

export const createArguments = z.object({
  ...saved,
  /** The statement, with CONCURRENTLY. */
  definition: z.string(),
  /** As the catalogue will show it. */
  shownAs: z.string(),
});
export type CreateArguments = z.infer<typeof createArguments>;

export async function indexByOid({ rows }: Pick<Session, 'rows'>, oid: string): Promise<Index | undefined> {
  return (await rows<Index>('index-by-oid', [oid]))[0];
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
