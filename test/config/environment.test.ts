// The environment: which Slack is served, and combinations that cannot work, explained.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEnvironment } from '../../src/config/environment.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';

const folder = temporaryFolder('environment');
const bot = 'xoxb-1-secret';
const app = 'xapp-1-secret';

function environment(env: Record<string, string>) {
  const read = readEnvironment(env, folder);
  assert('environment' in read, JSON.stringify(read));
  return read.environment;
}

function problems(env: Record<string, string>): string {
  const read = readEnvironment(env, folder);
  assert('problems' in read, 'it was accepted');
  return read.problems.map(({ path, text, mend }) => `${path} ${text}. ${mend}`).join('\n');
}

test('an empty environment is the sandbox', () => {
  assert.deepEqual(environment({ SLACK_BOT_TOKEN: '' }), {
    slack: { kind: 'sandbox', port: 3000 },
    home: join(folder, '.aegis'),
    webPort: 8080,
    language: 'en',
    logLevel: 'warn',
  });
});

test('tokens decide which Slack is served', () => {
  assert.deepEqual(environment({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }).slack, {
    kind: 'socket',
    botToken: bot,
    appToken: app,
  });
  const signingSecret = '0123456789abcdef0123456789abcdef';
  const http = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signingSecret, PORT: '4000' };
  assert.deepEqual(environment(http).slack, { kind: 'http', botToken: bot, signingSecret, port: 4000 });
  assert.equal(environment({ ...http, SLACK_APP_TOKEN: app }).slack.kind, 'socket');
});

test('half a connection is explained', () => {
  assert.match(problems({ SLACK_BOT_TOKEN: bot }), /^SLACK_BOT_TOKEN is set, but neither .* Add SLACK_APP_TOKEN/);
  assert.match(problems({ SLACK_APP_TOKEN: app }), /^SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not/);
  assert.match(problems({ SLACK_SIGNING_SECRET: 'a'.repeat(32) }), /^SLACK_SIGNING_SECRET is set, but/);
});

test('every wrong variable is listed at once, and none is shown', () => {
  const listed = problems({
    SLACK_BOT_TOKEN: app,
    SLACK_APP_TOKEN: bot,
    DATABASE_URL: 'mysql://u:secret@h/d',
    AEGIS_WEB_PORT: '80a',
    AEGIS_SANDBOX_PORT: '70000',
    AEGIS_WEB_URL: 'example.com',
    AEGIS_LANGUAGE: 'fr',
    AEGIS_LOG: 'loud',
  });
  assert.equal(listed.split('\n').length, 8, listed);
  assert.doesNotMatch(listed, /secret/);
});

test('the fleet file is the one that is named, or aegis.yml where it lies', () => {
  assert.equal(environment({}).fleetPath, undefined);
  assert.equal(environment({ AEGIS_CONFIG: 'other.yml' }).fleetPath, join(folder, 'other.yml'));
  writeFileSync(join(folder, 'aegis.yml'), '');
  assert.equal(environment({}).fleetPath, join(folder, 'aegis.yml'));
});

test('an address ends without a slash', () => {
  assert.equal(environment({ AEGIS_WEB_URL: 'https://aegis.example.com/' }).webUrl, 'https://aegis.example.com');
});
