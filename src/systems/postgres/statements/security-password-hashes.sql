-- Roles whose password is still kept as an md5 hash, which can be used as it is by whoever reads it; only those who may
-- read pg_authid can ask. A password cannot be taken back from its hash, so the old hash is the way back.
SELECT 'hash' AS item, rolname::text AS subject, CASE WHEN rolcanlogin THEN 'warning' ELSE 'info' END AS severity, '' AS detail,
       format('SET password_encryption = ''scram-sha-256''; \password %I', rolname) AS sql,
       'the old password, set again while password_encryption = ''md5''' AS undo
FROM pg_authid WHERE rolpassword LIKE 'md5%'
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM pg_authid WHERE rolpassword IS NOT NULL
