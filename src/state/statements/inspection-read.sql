SELECT target, kind, at, took_ms, outcomes FROM aegis.inspection ORDER BY target
