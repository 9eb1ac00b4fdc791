// The connection fields of a PostgreSQL target in the fleet file. Unknown keys and unknown parts of the address are
// refused, so that a misspelt setting is never silently without effect.
import { z } from 'zod';
import type { JsonObject } from '../../core/json.ts';
import { backupSchema, type BackupConfig } from './backup/config.ts';

const tls = z.union([
  z.boolean(),
  z.strictObject({
    /** Path of a PEM file with the authority that signed the server's certificate. */
    ca: z.string().optional(),
    /** False accepts any certificate. */
    verify: z.boolean().optional(),
  }),
]);

const schema = z.strictObject({
  url: z.string().refine(isAddress, 'expected postgres://host[:port]/database, without parameters'),
  user: z.string().optional(),
  password: z.string().optional(),
  tls: tls.optional(),
  /** PgBouncer's console: `postgres://host:6432/pgbouncer`; the account is the same. */
  pgbouncer: z.string().refine(isAddress, 'expected postgres://host[:port]/pgbouncer, without parameters').optional(),
  backup: backupSchema.optional(),
});

export const connection = schema as unknown as z.ZodType<JsonObject>;

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
  readonly tls: z.infer<typeof tls>;
}

/** The address in its parts; `user` and `password` beside it win over those inside it. */
export function connectionOf(fields: JsonObject): Connection {
  return placeOf(schema.parse(fields));
}

function placeOf({ url, user, password, tls: secured = false }: z.infer<typeof schema>): Connection {
  const address = new URL(url);
  const name = user ?? decodeURIComponent(address.username);
  const secret = password ?? decodeURIComponent(address.password);
  return {
    host: address.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(address.port || 5432),
    database: decodeURIComponent(address.pathname.slice(1)) || 'postgres',
    tls: secured,
    ...(name === '' ? {} : { user: name }),
    ...(secret === '' ? {} : { password: secret }),
  };
}

export function backupOf(fields: JsonObject): BackupConfig | undefined {
  return schema.parse(fields).backup;
}

/** PgBouncer's console, where one is configured. */
export function poolerOf(fields: JsonObject): Connection | undefined {
  const { pgbouncer, ...others } = schema.parse(fields);
  return pgbouncer === undefined ? undefined : placeOf({ ...others, url: pgbouncer });
}

function isAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return (
    address !== undefined &&
    /^postgres(ql)?:$/.test(address.protocol) &&
    address.hostname !== '' &&
    address.search === '' &&
    address.hash === ''
  );
}
