// Base backups: a copy is started on a socket of its own, tablespaces included; damage shows the true level; and whatever
// ends a drill, nothing of it stays.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Fault } from '../../../src/core/fault.ts';
import { literal } from '../../../src/core/words.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { withClient } from '../../servers/postgres.ts';
import { aged, backupStage, flipped, leftovers, programs, type Stage } from './backup-stage.ts';
import { until } from './sessions.ts';
import { carriedOut, findingsOf, only, outcomeOf, planOf, quiet, reasonOf, say } from './target.ts';

const run = promisify(execFile);
const child = new URL('./backup-child.ts', import.meta.url).pathname;

async function basebackup({ url }: Stage, path: string, ...flags: string[]): Promise<string> {
  await run(`${programs}/pg_basebackup`, ['-d', url, '-D', path, '--checkpoint=fast', ...flags]);
  return path;
}

/** A tablespace beside the server's data, with a table in it. */
async function withTablespace(stage: Stage): Promise<string> {
  const place = join(stage.folder, 'space');
  mkdirSync(place);
  const { rows } = await withClient(stage.url, (client) =>
    client.query<{ data_directory: string }>('SHOW data_directory'),
  );
  const { uid, gid } = statSync(only(rows).data_directory);
  chownSync(place, uid, gid);
  await stage.sql(`CREATE TABLESPACE space LOCATION '${place}'`);
  await stage.sql('CREATE TABLE far TABLESPACE space AS SELECT generate_series(1, 5000) AS id; ANALYZE far');
  return place;
}

function readableByAll(path: string): void {
  for (const name of globSync('**', { cwd: path }))
    chmodSync(join(path, name), statSync(join(path, name)).isDirectory() ? 0o755 : 0o644);
  chmodSync(path, 0o755);
}

test('base backups', async (t) => {
  const stage = await backupStage(t);
  if (stage === undefined) return;
  const space = await withTablespace(stage);
  const place = stage.place('base');
  const backup = await basebackup(
    stage,
    join(place, 'one'),
    '-R',
    `--tablespace-mapping=${space}=${join(place, '.space')}`,
  );
  readableByAll(place);
  readableByAll(join(place, '.space'));
  const target = stage.target({ sources: [{ kind: 'base', path: place }] });

  await t.test('a copy is started apart from its original and proven to level 4', async () => {
    const before = statSync(join(place, '.space')).mtimeMs;
    const { result, said } = only(await carriedOut(target, await planOf(target, 'restore-drill')));
    assert.equal(result['level'], 4, say(said));
    assert.match(say(said), /4 tables and 25,001 rows as they should be\. Not looked at: no canary/);
    assert.deepEqual(leftovers(stage.scratch), []);
    assert.equal(statSync(join(place, '.space')).mtimeMs, before, 'the tablespace of the backup is only read');
    assert.equal((await outcomeOf(target, 'backup-proven')).state, 'ok');
    const levels = await postgres.measure(target, [
      'postgres.backup-level',
      'postgres.restore-time',
      'postgres.backup-bytes',
    ]);
    assert.deepEqual(levels.map(({ gauge, subject }) => `${gauge} ${subject}`).toSorted(), [
      'postgres.backup-bytes base',
      'postgres.backup-level base',
      'postgres.restore-time base',
    ]);
    assert.equal(levels.find(({ gauge }) => gauge === 'postgres.backup-level')?.value, 4);
  });

  await t.test('whoever stops the drill stops all of it', async () => {
    const plan = await planOf(target, 'restore-drill');
    const stopped = postgres.run(target, only(plan.steps), ({ text }) =>
      /starting|counting/.test(say(text)) ? Promise.reject(new Fault('cancelled', literal('stop'))) : Promise.resolve(),
    );
    await assert.rejects(stopped, (error) => error instanceof Fault && error.code === 'cancelled');
    assert.deepEqual(leftovers(stage.scratch), []);
  });

  await t.test('what a killed drill left is found and removed at the next look', async () => {
    const process = spawn(globalThis.process.execPath, [child, JSON.stringify(target)], { stdio: 'inherit' });
    await until(() => globSync(`${stage.scratch}/drill-*/data/postmaster.pid`).length > 0, 'a scratch server');
    process.kill('SIGKILL');
    await once(process, 'exit');
    assert.ok(leftovers(stage.scratch).length > 1, 'a folder and a server are left');
    await outcomeOf(target, 'backup-proven');
    assert.deepEqual(leftovers(stage.scratch), []);
  });

  await t.test('a changed byte, a missing file and a backup that is not finished are found', async () => {
    const file = only(globSync(join(backup, 'base/*/pg_filenode.map')).slice(0, 1));
    flipped(file);
    assert.match(
      say(only(await findingsOf(target, 'backup-readable')).text),
      /cannot be read to its end: .*checksum mismatch/,
    );
    const { said } = await postgres.run(target, only((await planOf(target, 'restore-drill')).steps), quiet);
    assert.match(say(said), /only level 1 of 4 .*checksum mismatch/);
    rmSync(file);
    const anew = stage.target({ sources: [{ kind: 'base', path: place, name: 'again' }] });
    assert.equal(only(await findingsOf(anew, 'backup-readable')).severity, 'critical');
    rmSync(join(backup, 'backup_manifest'));
    assert.match(say(only(await findingsOf(target, 'backup-recent')).text), /no backup at all/);
  });

  await t.test(
    'tar files are read to their end, a link out of the roots is not followed, and an open folder is not restored',
    async () => {
      const packed = stage.place('packed');
      await stage.sql('DROP TABLE far');
      await stage.sql('DROP TABLESPACE space');
      const tar = await basebackup(stage, join(packed, 'one'), '-Ft', '-Z1');
      readableByAll(packed);
      const source = (path: string) => stage.target({ sources: [{ kind: 'base', path }] });
      assert.equal((await outcomeOf(source(packed), 'backup-readable')).state, 'ok');
      chmodSync(tar, 0o777);
      await assert.rejects(carriedOut(source(packed), await planOf(source(packed), 'restore-drill')), (error) =>
        /everybody may write/.test(error instanceof Fault ? say(error.text) : ''),
      );
      chmodSync(tar, 0o755);
      const { result, said } = only(await carriedOut(source(packed), await planOf(source(packed), 'restore-drill')));
      assert.equal(result['level'], 4, say(said));
      flipped(join(tar, 'base.tar.gz'));
      aged(tar, 1);
      assert.equal((await findingsOf(source(packed), 'backup-readable')).length, 1);
      const linked = join(stage.folder, 'linked');
      symlinkSync('/usr/share', linked);
      assert.match(reasonOf(await outcomeOf(source(linked), 'backup-recent')), /outside the allowed roots/);
      assert.ok(existsSync(join(stage.scratch, 'proofs')));
    },
  );
});
