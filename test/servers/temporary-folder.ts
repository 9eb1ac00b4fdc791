// A folder for one test's files, removed when the test process ends. Others may enter it, so that a server which runs
// as another account can use it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `aegis-test-${name}-`));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}
