// A plan as EXPLAIN (VERBOSE, FORMAT JSON) gives it: only the parts that advice looks at.
import { z } from 'zod';

export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Total Cost': number;
  readonly 'Startup Cost': number;
  readonly 'Plan Rows': number;
  readonly Operation?: string | undefined;
  readonly 'Parent Relationship'?: string | undefined;
  readonly 'Relation Name'?: string | undefined;
  readonly Schema?: string | undefined;
  readonly Alias?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly Filter?: string | undefined;
  readonly 'Index Cond'?: string | undefined;
  readonly 'Recheck Cond'?: string | undefined;
  readonly 'Hash Cond'?: string | undefined;
  readonly 'Merge Cond'?: string | undefined;
  readonly 'Join Filter'?: string | undefined;
  readonly 'Sort Key'?: readonly string[] | undefined;
  readonly 'Presorted Key'?: readonly string[] | undefined;
  readonly 'Group Key'?: readonly string[] | undefined;
  readonly Output?: readonly string[] | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Total Cost': z.number(),
    'Startup Cost': z.number(),
    'Plan Rows': z.number(),
    Operation: text,
    'Parent Relationship': text,
    'Relation Name': text,
    Schema: text,
    Alias: text,
    'Index Name': text,
    Filter: text,
    'Index Cond': text,
    'Recheck Cond': text,
    'Hash Cond': text,
    'Merge Cond': text,
    'Join Filter': text,
    'Sort Key': texts,
    'Presorted Key': texts,
    'Group Key': texts,
    Output: texts,
    Plans: z.array(node).optional(),
  }),
);
const answer = z.tuple([z.object({ Plan: node })]);

/** The root of the plan in the server's answer. */
export function planIn(explained: unknown): PlanNode {
  return answer.parse(explained)[0].Plan;
}

export interface Visit {
  readonly node: PlanNode;
  /** From the parent up to the root. */
  readonly above: readonly PlanNode[];
  /** How often it runs: the rows of the outer sides above it. */
  readonly loops: number;
}

/** Every node with what is above it. */
export function visits(node: PlanNode, above: readonly PlanNode[] = [], loops = 1): Visit[] {
  const children = node.Plans ?? [];
  const outer = children[0];
  return [
    { node, above, loops },
    ...children.flatMap((child, index) => {
      const isRepeated = node['Node Type'] === 'Nested Loop' && index === 1 && child['Node Type'] !== 'Materialize';
      const times = isRepeated ? Math.max(1, outer?.['Plan Rows'] ?? 1) : 1;
      return visits(child, [node, ...above], loops * times);
    }),
  ];
}
