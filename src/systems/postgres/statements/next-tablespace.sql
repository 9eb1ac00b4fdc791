-- Where the next index of this session is built ($1): the definition of an index does not name its tablespace.
SELECT set_config('default_tablespace', coalesce($1, ''), false)
