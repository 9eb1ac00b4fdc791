// The manifest against the code: what it asks for is what is used, and the other way round.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { COMMAND } from '../src/slack/doors.ts';
import { neededScopes, optionalScopes } from '../src/slack/scopes.ts';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly bot_user: { readonly display_name: string };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: string[] };
    readonly interactivity: { readonly is_enabled: boolean };
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;
const code = globSync('src/slack/**/*.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

// What each Web API method needs of a bot token, by Slack's method reference.
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.uploadV2': ['files:write'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};
const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  app_home_opened: [],
};

function methodsCalled(): string[] {
  const found = [...code.matchAll(/\bclient\.((?:[a-zA-Z]+\.)+[a-zA-Z0-9]+)\(/g)].map(([, name]) => name ?? '');
  return [...new Set(found)].toSorted();
}

test('every method that is called is one whose scopes are known, and none of them is idle', () => {
  assert.deepEqual(methodsCalled(), Object.keys(scopesOf).toSorted());
});

test('the manifest asks for exactly the scopes that methods, events and the command need', () => {
  const needed = new Set([
    'commands',
    ...Object.values(scopesOfEvents).flat(),
    ...methodsCalled().flatMap((name) => scopesOf[name] ?? []),
  ]);
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  assert.deepEqual([...bot, ...optional].toSorted(), [...needed].toSorted());
  assert.deepEqual(bot, [...neededScopes], 'doctor looks for the same ones');
  assert.deepEqual(optional, [...optionalScopes]);
});

test('no scope that reads messages is required', () => {
  assert.deepEqual(
    manifest.oauth_config.scopes.bot.filter((scope) => scope.endsWith(':history')),
    [],
  );
});

test('every event has a hearer, and every hearer its event', () => {
  const heard = [...code.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, name]) => name ?? '').toSorted();
  assert.deepEqual(manifest.settings.event_subscriptions.bot_events.toSorted(), heard);
  assert.deepEqual(Object.keys(scopesOfEvents).toSorted(), heard);
});

test('the command is the one that is answered, with mentions escaped to ids', () => {
  assert.deepEqual(
    manifest.features.slash_commands.map(({ command }) => command),
    [COMMAND],
  );
  assert.equal(manifest.features.slash_commands[0]?.should_escape, true);
});

test('buttons, windows, App Home and Socket Mode are on; token rotation, which needs a store of its own, is off', () => {
  const { features, settings } = manifest;
  assert.ok(settings.interactivity.is_enabled && settings.socket_mode_enabled && features.app_home['home_tab_enabled']);
  assert.ok(features.app_home['messages_tab_enabled'], 'direct messages are shown there');
  assert.equal(settings.token_rotation_enabled, false);
});

test('nothing in the manifest is longer than Slack takes', () => {
  const { display_information: shown, features } = manifest;
  const [command] = features.slash_commands;
  assert.ok(shown.name.length <= 35 && shown.description.length <= 140);
  assert.match(features.bot_user.display_name, /^[a-z0-9._-]{1,80}$/);
  assert.ok((command?.description.length ?? 0) <= 2000 && (command?.usage_hint.length ?? 0) <= 1000);
});
