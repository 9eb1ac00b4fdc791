// host.network-errors: errors since the look before this one. The counters only ever rise, so that one look says nothing.
import { notChecked, noticed, ok, type Noticed } from '../../../core/finding.ts';
import type { Check, CheckContext } from '../../../core/system.ts';
import type { HostSession, Interface } from '../session.ts';
import { words } from '../words.ts';

export const networkErrors: Check<HostSession> = {
  id: 'host.network-errors',
  facet: 'health',
  title: words.network(),
  async run(session, context) {
    const interfaces = await session.network();
    if (interfaces.length === 0) return ok(words.networkNone());
    const windows = interfaces.flatMap((each) => windowOf(each, context));
    if (windows.length === 0) return notChecked(words.networkFirst());
    const longest = Math.max(...windows.map(({ windowMs }) => windowMs));
    const found = windows.filter(({ errors }) => errors >= session.thresholds.networkErrors).map(finding);
    const names = windows.map(({ name }) => name).join(', ');
    return noticed(found, words.networkSeen({ names, window: longest }));
  },
};

interface ErrorWindow {
  readonly name: string;
  readonly errors: number;
  readonly windowMs: number;
}

function windowOf({ name, errors }: Interface, { past, now }: CheckContext): ErrorWindow[] {
  const before = past.sample('host.network-errors', name);
  if (before === undefined) return [];
  // A counter below its past began again, with the machine or the interface: all that it shows is new.
  const since = errors < before.value ? errors : errors - before.value;
  return [{ name, errors: since, windowMs: now.getTime() - Date.parse(before.at) }];
}

function finding({ name, errors, windowMs }: ErrorWindow): Noticed {
  const text = words.networkErrors({ name, errors, window: windowMs });
  return { subject: name, severity: 'warning', values: { errors, windowMs }, text };
}
