// Needed: what a test cannot do without. Where it is missing the test is "not run", with the reason; on CI that is a
// failure, because nobody reads the list of skipped tests there.
import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';

/** False where the test must end at once: `if (!need(t, 'redis-server', isOnPath('redis-server'))) return;` */
export function need(t: TestContext, what: string, isPresent: boolean): boolean {
  if (isPresent) return true;
  assert(process.env['CI'] !== 'true', `not run: ${what} is missing, and this is CI`);
  t.skip(`not run: ${what} is missing`);
  return false;
}

/** Where the program is, or undefined. */
export function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
