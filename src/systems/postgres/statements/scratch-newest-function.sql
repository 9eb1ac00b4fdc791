-- In a scratch server: the newest time in a column of one table.
CREATE FUNCTION pg_temp.newest_of(regclass, text) RETURNS timestamptz LANGUAGE plpgsql AS
$$DECLARE answer timestamptz; BEGIN EXECUTE format('SELECT max(%I)::timestamptz FROM %s', $2, $1) INTO answer; RETURN answer; END$$
