-- Whatever waits is due again; a window that still binds it is asked at its start.
UPDATE aegis.change SET not_before = NULL WHERE state = 'approved'
