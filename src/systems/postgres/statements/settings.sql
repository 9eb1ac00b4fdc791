-- Every setting that somebody set, with a number for its value, so that the next look sees which one moved. What a session
-- set for itself does not count. The number holds 48 bits: it survives as a floating point value.
SELECT name, (source NOT IN ('default', 'override')) AS "isSet",
       ('x' || substr(md5(coalesce(reset_val, '')), 1, 12))::bit(48)::bigint::float8 AS fingerprint,
       CASE WHEN vartype <> 'string' THEN reset_val || coalesce(' (' || unit || ')', '') END AS value, pending_restart AS pending
FROM pg_settings WHERE source NOT IN ('session', 'client')
ORDER BY name
