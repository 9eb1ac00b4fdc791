// A connection that really breaks in the middle of an effect: the server ends its own session, before the entry is
// committed or after.

interface Cuttable {
  readonly client: { query(text: string, values?: unknown[]): Promise<unknown> };
  readonly book: string;
}

export async function addAndCut({ client, book }: Cuttable, token: string, isAfter: boolean): Promise<void> {
  if (!isAfter) await client.query('BEGIN');
  await client.query("INSERT INTO ledger (book, token, act) VALUES ($1, $2, '+')", [book, token]);
  await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
}

// 57P01: the administrator ended the session.
export function isCut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P01';
}
