// report: a scheduled report now; the daily one when nothing is said.
import type { Command } from '../src/core/command.ts';
import { reportKinds, type ReportKind } from '../src/core/report.ts';
import { badInput, isSame, named, nothingMore } from './typed-arguments.ts';
import { abouts, mends } from './words.ts';

const usage = '[daily|weekly|monthly]';
const korean: ReadonlyMap<string, ReportKind> = new Map([
  ['일간', 'daily'],
  ['일일', 'daily'],
  ['주간', 'weekly'],
  ['월간', 'monthly'],
]);

export const report: Command = {
  verb: 'report',
  words: ['report', '보고서', '보고'],
  role: 'viewer',
  usage,
  about: abouts.report(),
  parse([typed = 'daily', ...rest]) {
    nothingMore(rest, `report ${usage}`);
    const kind = korean.get(typed) ?? reportKinds.find((known) => isSame(known, typed));
    if (kind === undefined) throw badInput(mends.noReport({ typed, list: named(typed, reportKinds) }));
    return { kind };
  },
};
