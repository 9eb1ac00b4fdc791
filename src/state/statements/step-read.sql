SELECT n, phase, step, state, result, said, fence::int AS fence FROM aegis.step WHERE change_id = $1 ORDER BY started_at, phase, n
