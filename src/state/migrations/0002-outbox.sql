-- The outbox: every message for Slack is a row before it is sent. Its key makes putting it twice harmless; its state says
-- what is known of it. `unclear`: nobody knows whether Slack took it; it is looked up before it is sent again.
CREATE TABLE aegis.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('channel', 'ephemeral', 'direct', 'home')),
  place jsonb NOT NULL,
  -- Order and pace are kept within a lane: a channel, or one person's private answers.
  lane text NOT NULL,
  -- The key of the first message of its thread, or `ts:<Slack ts>`.
  thread_key text,
  bodies jsonb NOT NULL,
  file jsonb,
  -- Which of the bodies is tried next: a plainer one after Slack refused a richer one.
  body_at integer NOT NULL DEFAULT 0,
  revision integer NOT NULL DEFAULT 1,
  sending_revision integer NOT NULL DEFAULT 0,
  sent_revision integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'unclear', 'sent', 'refused')),
  -- What Slack calls it, once it is there.
  ts text,
  real_channel text,
  -- Rises at every claim; whoever records an outcome must still hold this number.
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  lease_until timestamptz,
  posted_at timestamptz,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);

CREATE INDEX outbox_open ON aegis.outbox (lane, id) WHERE state IN ('pending', 'sending', 'unclear');
CREATE INDEX outbox_posted ON aegis.outbox (lane, posted_at);
CREATE INDEX outbox_thread ON aegis.outbox (thread_key) WHERE thread_key IS NOT NULL;
