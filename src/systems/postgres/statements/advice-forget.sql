-- Takes all hypothetical indexes of this session away.
SELECT hypopg_reset()
