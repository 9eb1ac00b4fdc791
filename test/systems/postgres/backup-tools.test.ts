// Backup tools: a real pgBackRest, from its list to a restored copy, where the machine has one; Barman and WAL-G by
// recorded answers, because they need machines of their own.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { leftovers } from './backup-stage.ts';
import { olderServer } from './older-server.ts';
import { carriedOut, findingsOf, only, outcomeOf, planOf, reasonOf, say } from './target.ts';
import { freshDatabase } from '../../servers/postgres.ts';

const run = promisify(execFile);
const PGBACKREST = '/usr/bin/pgbackrest';

function targetOf(url: string, folder: string, backup: Record<string, unknown>) {
  const whole = { roots: [folder], scratch: join(folder, 'scratch'), ...backup };
  return { name: 'pg', kind: 'postgres', connection: { url, backup: whole }, thresholds: {}, disable: [] } as never;
}

test('pgBackRest: listed, verified, restored; a lost file, which it does not notice itself, is found', async (t) => {
  if (!existsSync(PGBACKREST)) return t.skip('not run: no pgbackrest on this machine');
  const folder = temporaryFolder('pgbackrest');
  const config = join(folder, 'pgbackrest.conf');
  const push = `${PGBACKREST} --config=${config} --stanza=main archive-push %p`;
  const url = await olderServer(t, 15, { archive_mode: 'on', archive_command: push, unix_socket_directories: '/tmp' });
  if (url === undefined) return;
  const rows = await withClient(url, async (client) => {
    await client.query('CREATE TABLE t AS SELECT generate_series(1, 3000) AS id; ANALYZE t');
    return (await client.query<{ data_directory: string }>('SHOW data_directory')).rows;
  });
  const data = only(rows).data_directory;
  const account = ids(data);
  for (const name of ['repo', 'log', 'lock']) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), account.uid, account.gid);
  }
  writeFileSync(
    config,
    `[global]\nrepo1-path=${folder}/repo\nlog-path=${folder}/log\nlock-path=${folder}/lock\nstart-fast=y\n` +
      `compress-type=none\njob-retry=0\n[main]\npg1-path=${data}\npg1-user=test\npg1-database=postgres\n` +
      `pg1-port=${new URL(url).port}\npg1-socket-path=/tmp\n`,
  );
  const tool = (...args: string[]) =>
    run(PGBACKREST, [`--config=${config}`, '--stanza=main', ...args], { ...account, cwd: '/' });
  await tool('stanza-create');
  await tool('--type=full', 'backup');
  const target = targetOf(url, folder, { sources: [{ kind: 'pgbackrest', stanza: 'main', config }] });
  const recent = await outcomeOf(target, 'backup-recent');
  assert.match(
    recent.state === 'ok' ? say(recent.examined!) : reasonOf(recent),
    /pgbackrest: \d{8}-\d{6}F, .* old, .* MB/,
  );
  assert.match(reasonOf(await outcomeOf(target, 'backup-readable')), /read by restore-drill only/);
  const { result, said } = only(await carriedOut(target, await planOf(target, 'restore-drill')));
  assert.equal(result['level'], 4, say(said));
  assert.deepEqual(leftovers(join(folder, 'scratch')), []);
  const [file = ''] = globSync(`${folder}/repo/backup/main/*F/pg_data/base/5/*`);
  renameSync(file, `${file}.lost`);
  const lost = only(await carriedOut(target, await planOf(target, 'restore-drill')));
  // Its own verification passes on that: only the restore tells.
  assert.equal(lost.result['level'], 2, say(lost.said));
  assert.equal(only(await findingsOf(target, 'backup-proven')).severity, 'critical');
});

function ids(path: string): { uid: number; gid: number } {
  const [uid, gid] = execFileSync('stat', ['-c', '%u %g', path], { encoding: 'utf8' }).split(' ').map(Number);
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

const url = await freshDatabase('backup_tools');

/** A program that answers as was recorded, and complains of anything that was not. */
function recorded(folder: string, program: string, answers: Record<string, string>): void {
  const cases = Object.entries(answers).map(([args, answer]) => `  "${args}") cat <<'END'\n${answer}\nEND\n  ;;`);
  const path = join(folder, program);
  writeFileSync(
    path,
    `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n  *) echo "ERROR: not recorded: $*" >&2; exit 2 ;;\nesac\n`,
  );
  chmodSync(path, 0o755);
}

test('Barman, by recorded answers: the newest finished one counts, a failed one is said', async () => {
  const folder = temporaryFolder('barman');
  const stop = Math.floor(Date.now() / 1000) - 7200;
  const entry = (id: string, status: string, end: number) => ({
    backup_id: id,
    status,
    size_bytes: 48_000_000,
    end_time_timestamp: String(end),
    wal_size: '16.0 MiB',
  });
  const answer = (status: string) =>
    JSON.stringify({ main: [entry('20261124T020001', status, stop), entry('20261123T020001', 'DONE', stop - 86_400)] });
  const target = targetOf(url, folder, { programs: [folder], sources: [{ kind: 'barman', server: 'main' }] });
  recorded(folder, 'barman', { '--format json list-backup main': answer('DONE') });
  const outcome = await outcomeOf(target, 'backup-recent');
  assert.match(
    outcome.state === 'ok' ? say(outcome.examined!) : reasonOf(outcome),
    /20261124T020001, 2 h old, 45\.8 MB/,
  );
  recorded(folder, 'barman', { '--format json list-backup main': answer('STARTED') });
  assert.match(say((await planOf(target, 'restore-drill')).evidence[0]!), /20261123T020001/);
  recorded(folder, 'barman', { '--format json list-backup main': answer('FAILED') });
  assert.equal(only(await findingsOf(target, 'backup-recent')).severity, 'critical');
  recorded(folder, 'barman', { '--format json list-backup main': '{"_ERROR": "no such server"}' });
  assert.match(reasonOf(await outcomeOf(target, 'backup-recent')), /answered something else than expected/);
  recorded(folder, 'barman', {});
  assert.match(reasonOf(await outcomeOf(target, 'backup-recent')), /barman could not answer: ERROR: not recorded/);
});

test('WAL-G, by recorded answers: listed, and what its check complains of is level 1', async () => {
  const folder = temporaryFolder('wal-g');
  const config = join(folder, 'wal-g.json');
  writeFileSync(config, '{}');
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const list = JSON.stringify([
    { backup_name: 'base_000000010000000000000004', finish_time: at, compressed_size: 5_000_000, is_permanent: false },
  ]);
  recorded(folder, 'wal-g', { [`--config ${config} backup-list --detail --json`]: list });
  const target = targetOf(url, folder, { programs: [folder], sources: [{ kind: 'wal-g', config }] });
  const outcome = await outcomeOf(target, 'backup-recent');
  assert.match(
    outcome.state === 'ok' ? say(outcome.examined!) : reasonOf(outcome),
    /base_000000010000000000000004, 1 h old/,
  );
  const { result, said } = only(await carriedOut(target, await planOf(target, 'restore-drill')));
  assert.equal(result['level'], 1);
  assert.match(say(said), /not recorded: .* wal-verify integrity timeline/);
});

test('a program that anybody may write is not run', async () => {
  const folder = temporaryFolder('open');
  recorded(folder, 'barman', { '--format json list-backup main': '{"main":[]}' });
  chmodSync(join(folder, 'barman'), 0o777);
  const target = targetOf(url, folder, { programs: [folder], sources: [{ kind: 'barman', server: 'main' }] });
  assert.match(reasonOf(await outcomeOf(target, 'backup-recent')), /no program barman/);
});
