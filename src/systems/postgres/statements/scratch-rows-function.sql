-- In a scratch server: counts the rows of one table. A function, because the name of a table cannot be a bound value.
CREATE FUNCTION pg_temp.rows_of(regclass) RETURNS bigint LANGUAGE plpgsql AS
$$DECLARE answer bigint; BEGIN EXECUTE format('SELECT count(*) FROM %s', $1) INTO answer; RETURN answer; END$$
