// The fleet file's shape. Unknown keys are refused: a misspelt key that is silently ignored is a setting that is not there.
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { risks } from '../core/change.ts';
import { languages } from '../core/locale.ts';
import { reportKinds } from '../core/report.ts';
import { weekdays } from '../core/window.ts';

/** Text with a rule of its own; a refusal says what it should be and how to write it. */
function written(is: string, mend: string, test: RegExp | ((value: string) => boolean)) {
  const passes = test instanceof RegExp ? (value: string) => test.test(value) : test;
  return z.string().refine(passes, { params: { is, mend } });
}

const time = written('a time of day', 'Write it as "09:00".', /^([01]\d|2[0-3]):[0-5]\d$/);
const zone = written(
  'a time zone',
  'Write its IANA name, as Asia/Seoul.',
  (name) => /[a-z]/i.test(name) && IANAZone.isValidZone(name),
);
const channelId = written(
  'a channel id',
  'It starts with C or G; Slack shows it at the end of the channel’s details.',
  /^[CG][A-Z0-9]+$/,
);
const person = written(
  'a person',
  'Write a Slack user id (U… or W…), a user group id (S…) or terminal:<os user>.',
  /^([UWS][A-Z0-9]+|terminal:[\w.-]+)$/,
);
const name = written(
  'a name',
  'Use up to 40 small letters, digits and hyphens, as pg-main.',
  /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/,
);
const moment = written(
  'a date or a time',
  'Write it as 2027-01-31 or 2027-01-31T18:00.',
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/,
);
const reason = written('a reason', 'Say why in a few words.', (text) => text.trim() !== '');

const off = z.literal('off');
const people = z.array(person).default([]);
const rule = z.strictObject({
  approvals: z.int().min(1).max(10),
  role: z.enum(['operator', 'approver']),
  requesterMayApprove: z.boolean(),
  typedConfirmation: z.boolean(),
});

const channel = z.strictObject({
  id: channelId,
  language: z.enum(languages).optional(),
  zone: zone.optional(),
  reports: z.array(z.enum(reportKinds)).default([]),
  plans: z.boolean().default(false),
  alerts: z.boolean().default(false),
});

const window = z.strictObject({
  name,
  targets: z.array(z.string()).default([]),
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .default([...weekdays]),
  from: time,
  to: time,
  zone: zone.optional(),
});

/** Everything but the connection, whose fields belong to the target's system. */
export const targetShape = z.looseObject({
  name,
  kind: z.string(),
  channel: channelId.optional(),
  thresholds: z.record(z.string(), z.number()).default({}),
  disable: z.array(z.string()).default([]),
});

export const fleetFile = z.strictObject({
  language: z.enum(languages).default('en'),
  zone: zone.optional(),
  targets: z.array(targetShape).default([]),
  channels: z.array(channel).default([]),
  people: z.strictObject({ viewer: people, operator: people, approver: people }).prefault({}),
  schedules: z
    .strictObject({
      daily: z.union([off, z.strictObject({ at: time })]).default({ at: '09:00' }),
      weekly: z
        .union([off, z.strictObject({ at: time, weekday: z.enum(weekdays).default('mon') })])
        .default({ at: '09:00', weekday: 'mon' }),
      monthly: z
        .union([off, z.strictObject({ at: time, day: z.int().min(1).max(28).default(1) })])
        .default({ at: '09:00', day: 1 }),
    })
    .prefault({}),
  policy: z.partialRecord(z.enum(risks), rule.partial()).default({}),
  windows: z.array(window).default([]),
  mutes: z.array(z.strictObject({ finding: z.string().min(1), until: moment, reason })).default([]),
  checkEveryMinutes: z.int().min(1).max(1440).default(5),
  planExpiresHours: z.int().min(1).max(720).default(24),
});
export type FleetFile = z.output<typeof fleetFile>;
export type TargetShape = z.output<typeof targetShape>;
