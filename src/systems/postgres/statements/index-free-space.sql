-- Composes the question how much of the B-tree index with number $1 is not needed, for the extension's schema $2
-- (quoted) and its fill factor $3 in percent. Pages that were emptied are not in the leaf average and count as a whole.
SELECT format($q$SELECT CASE WHEN pages = 0 THEN 0 ELSE 100 * (leaf_pages * greatest(0, 1 - avg_leaf_density / %s)
                + deleted_pages + empty_pages) / pages END AS percent
                FROM (SELECT *, leaf_pages + internal_pages + deleted_pages + empty_pages AS pages
                      FROM %s.pgstatindex(%s::pg_catalog.oid::pg_catalog.regclass)) s$q$,
              $3::int, $2::text, $1::text::oid) AS text
