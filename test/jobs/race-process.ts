// The second process in the race for decisions: `race-process.ts '<Race as JSON>'` prints its clicks.
import { openPool } from '../../src/state/db.ts';
import { clickThrough, type Race } from './race.ts';

const race = JSON.parse(process.argv[2] ?? '{}') as Race;
const pool = openPool(race.database, { max: 12 });
const clicks = await clickThrough(pool, race, 'there');
await pool.end();
process.stdout.write(JSON.stringify(clicks));
