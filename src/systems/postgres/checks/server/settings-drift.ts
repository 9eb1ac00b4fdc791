// Settings that moved since the last look, and those that wait for a restart. Told for a day.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check, CheckContext } from '../../../../core/system.ts';
import type { Session } from '../../session.ts';
import { settings, type Setting } from '../../settings.ts';
import { words } from '../../words-server.ts';

const ID = 'postgres.settings-drift';
const GAUGE = 'postgres.setting-fingerprint';
const DAY_MS = 86_400_000;

export const settingsDrift: Check<Session> = {
  id: ID,
  facet: 'health',
  title: words.settings(),
  async run(session, context) {
    const all = await settings(session);
    const pending = waiting(all.filter((setting) => setting.pending));
    const last = context.past.sample(GAUGE, '');
    const count = all.filter(({ isSet }) => isSet).length;
    if (last === undefined) {
      return pending.length === 0 ? notChecked(words.firstLook()) : noticed(pending, words.settingsLooked({ count }));
    }
    const moved = all.flatMap((setting) => movedSince(setting, last.at, context));
    return noticed([...pending, ...moved], words.settingsLooked({ count }));
  },
};

function waiting(pending: readonly Setting[]): Noticed[] {
  if (pending.length === 0) return [];
  const names = pending.map(({ name }) => name);
  const text = words.settingsPending({ count: names.length, names: names.join(', ') });
  return [{ subject: 'restart', severity: 'warning', values: { names }, text }];
}

function movedSince(setting: Setting, at: string, context: CheckContext): Noticed[] {
  const { name, isSet, fingerprint } = setting;
  const sample = context.past.sample(GAUGE, name);
  const before = sample?.at === at ? sample.value : undefined;
  if (before === (isSet ? fingerprint : undefined)) return stillTold(name, context);
  const values = { value: setting.value, changedAt: context.now.toISOString(), isDefault: !isSet };
  return [{ subject: name, severity: 'info', values, text: said(setting) }];
}

function said({ name, value, isSet }: Setting) {
  if (!isSet) return words.settingReset({ name });
  return value === null ? words.settingChangedText({ name }) : words.settingChanged({ name, value });
}

function stillTold(name: string, { past, now }: CheckContext): Noticed[] {
  const told = past.finding(ID, name);
  const changedAt = told?.values['changedAt'];
  if (told === undefined || typeof changedAt !== 'string' || now.getTime() - Date.parse(changedAt) > DAY_MS) return [];
  const { subject, severity, values, text } = told;
  return [{ subject, severity, values, text }];
}
