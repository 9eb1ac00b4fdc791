-- Approved changes that wait for a time may be tried now: whether they may run is asked again at their start.
UPDATE aegis.change SET not_before = NULL WHERE state = 'approved' AND not_before > clock_timestamp()
