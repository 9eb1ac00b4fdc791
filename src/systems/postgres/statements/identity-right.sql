-- Whether our role may ask for the system identifier, and what else tells this server from others.
SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS granted,
       coalesce(inet_server_addr()::text, 'local') || ':' || coalesce(inet_server_port()::text, '') || '/'
         || (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS address
