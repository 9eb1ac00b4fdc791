-- Every message whose key begins with $1: the copies of one card.
SELECT key, place FROM aegis.outbox WHERE starts_with(key, $1) ORDER BY key
