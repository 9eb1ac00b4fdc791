// Migrate: numbered plain SQL files, each applied once, all in one transaction under one lock, so that replicas which
// start together do it together only once.
import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from './db.ts';

const folder = new URL('./migrations/', import.meta.url);
// Any fixed number: it only has to be the same in every replica.
const LOCK = 4_722_001;

/** Returns the names that were applied now. */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  return pool.transaction(async (db) => {
    await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await db.query('CREATE SCHEMA IF NOT EXISTS aegis');
    await db.query(
      'CREATE TABLE IF NOT EXISTS aegis.migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await db.query<{ name: string }>('SELECT name FROM aegis.migration');
    const done = new Set(rows.map(({ name }) => name));
    const due = files.filter((name) => !done.has(name));
    for (const name of due) {
      await db.query(readFileSync(new URL(name, folder), 'utf8'));
      await db.query('INSERT INTO aegis.migration (name) VALUES ($1)', [name]);
    }
    return due;
  });
}
