// Which server this is, for a plan's approval. The replication id names the history of the data: it stays as it is in
// normal operation and changes when another server takes over, and at a restart, both of which reset or falsify the
// idle times that a plan rests on. (The run id would miss a take-over in the same process; the address alone would miss
// one behind a name.)
import type { RedisSession } from './session.ts';

export async function identity(session: RedisSession): Promise<Readonly<Record<string, string>>> {
  const info = await session.info();
  return {
    address: session.address,
    role: info.text('role') ?? '',
    replicationId: info.text('master_replid') ?? '',
    version: info.text('redis_version') ?? '',
  };
}
