-- The road: requests, changes with their journal, what was seen, and the chained audit. Times are the database's clock.

CREATE TABLE aegis.request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  verb text NOT NULL,
  args jsonb NOT NULL,
  via text NOT NULL,
  by_id text NOT NULL,
  by_team text,
  reply_to jsonb NOT NULL,
  language text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'working', 'done', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  answer jsonb,
  ended_at timestamptz
);
CREATE INDEX request_open ON aegis.request (id) WHERE state IN ('new', 'working');

CREATE TABLE aegis.change (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target text NOT NULL,
  remedy text NOT NULL,
  asked jsonb NOT NULL,
  plan jsonb NOT NULL,
  hash text NOT NULL,
  state text NOT NULL DEFAULT 'proposed',
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reply_to jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  votes_needed int NOT NULL,
  decided_by text,
  decided_at timestamptz,
  reason text,
  not_before timestamptz,
  undo_of int REFERENCES aegis.change (id),
  started_at timestamptz,
  ended_at timestamptz,
  measures jsonb NOT NULL DEFAULT '[]',
  outcome jsonb,
  cancelled_by text,
  reminded int NOT NULL DEFAULT 0,
  reminded_at timestamptz,
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz
);
-- One active change per target. An unknown outcome keeps the target: it is never released by time alone.
CREATE UNIQUE INDEX change_owns_target ON aegis.change (target) WHERE state IN ('running', 'unknown');
-- One undo per change that can still happen.
CREATE UNIQUE INDEX change_undone_once ON aegis.change (undo_of)
  WHERE state NOT IN ('rejected', 'expired', 'cancelled', 'failed', 'rolled-back');
CREATE INDEX change_open ON aegis.change (state) WHERE state IN ('proposed', 'approved', 'running', 'unknown');

CREATE TABLE aegis.vote (
  change_id int NOT NULL REFERENCES aegis.change (id),
  by_id text NOT NULL,
  hash text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (change_id, by_id, hash)
);

CREATE TABLE aegis.step (
  change_id int NOT NULL REFERENCES aegis.change (id),
  phase text NOT NULL CHECK (phase IN ('act', 'test', 'back')),
  n int NOT NULL,
  step jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('intent', 'done', 'failed')),
  result jsonb,
  said jsonb,
  fence bigint NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  PRIMARY KEY (change_id, phase, n)
);

CREATE TABLE aegis.period (
  channel text NOT NULL,
  id text NOT NULL,
  due timestamptz NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (channel, id)
);

CREATE TABLE aegis.inspection (
  target text PRIMARY KEY,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  took_ms double precision NOT NULL,
  outcomes jsonb NOT NULL
);

CREATE TABLE aegis.finding (
  target text NOT NULL,
  check_id text NOT NULL,
  subject text NOT NULL,
  severity text NOT NULL,
  finding jsonb NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  resolved_at timestamptz,
  PRIMARY KEY (target, check_id, subject)
);

CREATE TABLE aegis.sample (
  target text NOT NULL,
  gauge text NOT NULL,
  subject text NOT NULL,
  unit text NOT NULL,
  value double precision NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sample_newest ON aegis.sample (target, gauge, subject, at DESC);

CREATE TABLE aegis.report (
  id text PRIMARY KEY,
  kind text NOT NULL,
  channel text,
  language text NOT NULL,
  zone text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  body jsonb NOT NULL,
  samples jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX report_newest ON aegis.report (channel, kind, at DESC);

CREATE TABLE aegis.alert (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  finding jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  resolved_at timestamptz
);
CREATE UNIQUE INDEX alert_open ON aegis.alert (key) WHERE resolved_at IS NULL;

CREATE TABLE aegis.mute (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  finding text NOT NULL,
  until timestamptz NOT NULL,
  reason text NOT NULL,
  by_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);

CREATE TABLE aegis.freeze (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  until timestamptz NOT NULL,
  reason text NOT NULL,
  by_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);

CREATE TABLE aegis.setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

-- The audit: each row carries the hash of the one before it. Written in the transaction of what it tells of.
CREATE TABLE aegis.audit (
  n bigint PRIMARY KEY,
  at text NOT NULL,
  who text NOT NULL,
  what text NOT NULL,
  about jsonb NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL
);
CREATE TABLE aegis.audit_head (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  n bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO aegis.audit_head (n, hash) VALUES (0, repeat('0', 64));

CREATE FUNCTION aegis.audit_hash(n bigint, at text, who text, what text, about jsonb, prev text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(n, at, who, what, about, prev)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION aegis.record(who text, what text, about jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head aegis.audit_head;
  now_text text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  next_hash text;
BEGIN
  SELECT * INTO head FROM aegis.audit_head FOR UPDATE;
  next_hash := aegis.audit_hash(head.n + 1, now_text, who, what, about, head.hash);
  INSERT INTO aegis.audit VALUES (head.n + 1, now_text, who, what, about, head.hash, next_hash);
  UPDATE aegis.audit_head SET n = head.n + 1, hash = next_hash;
END $$;
