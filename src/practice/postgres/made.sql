-- Whether the shop is there already.
SELECT to_regnamespace('shop') IS NOT NULL AS made
