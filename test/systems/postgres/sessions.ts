// Sessions that trouble others on purpose: each is a real connection, closed after the file's tests.
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export async function openSession(url: string, app: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: app });
  client.on('error', () => undefined);
  await client.connect();
  after(() => client.end());
  return client;
}

/** Asks until the answer is true; fails after ten seconds. */
export async function until(question: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await question())) {
    if (Date.now() > end) throw new Error(`not within ten seconds: ${what}`);
    await sleep(25);
  }
}
