// Where a Redis is, as `aegis.yml` says it.
import { z } from 'zod';
import type { JsonObject } from '../../core/json.ts';

export const defaultPrefixes = ['aegis:cache:', 'aegis:session:', 'aegis:temp:'] as const;

const url = z
  .string()
  .regex(/^rediss?:\/\/[^/?#]+(\/\d*)?$/, 'an address like redis://host:6379/0 or rediss://host:6379');
const tls = z.strictObject({
  /** A file with the certificate of the authority, where the system does not know it. */
  ca: z.string().exactOptional(),
  /** False accepts any certificate. */
  verify: z.boolean().exactOptional(),
});

export const connection = z.strictObject({
  url,
  user: z.string().exactOptional(),
  password: z.string().exactOptional(),
  tls: z.union([z.boolean(), tls]).exactOptional(),
  /** Keys that a clean-up may touch. An empty one would be all keys. */
  prefixes: z.array(z.string().min(1)).min(1).exactOptional(),
});

export interface Place {
  readonly host: string;
  readonly port: number;
  readonly database: number;
  readonly user?: string;
  readonly password?: string;
  /** Absent: plain text. */
  readonly tls?: { readonly caFile?: string; readonly verify: boolean };
  readonly prefixes: readonly string[];
}

const REDIS_PORT = 6379;

export function placeOf(fields: JsonObject): Place {
  const { url, user, password, tls, prefixes = [...defaultPrefixes] } = connection.parse(fields);
  const address = new URL(url);
  const name = user ?? decodeURIComponent(address.username);
  const secret = password ?? decodeURIComponent(address.password);
  const isEncrypted = address.protocol === 'rediss:' || (tls !== undefined && tls !== false);
  const { ca, verify = true } = typeof tls === 'object' ? tls : {};
  return {
    host: address.hostname.replaceAll(/^\[|\]$/g, ''),
    port: address.port === '' ? REDIS_PORT : Number(address.port),
    database: Number(address.pathname.slice(1)),
    ...(name === '' ? {} : { user: name }),
    ...(secret === '' ? {} : { password: secret }),
    ...(isEncrypted ? { tls: ca === undefined ? { verify } : { verify, caFile: ca } } : {}),
    prefixes,
  };
}
