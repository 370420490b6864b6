import { startPostgres } from '#tests/support/postgres.ts';
import { writeFileSync } from 'node:fs';
const pg = await startPostgres();
for (const d of ['a', 'b', 'c']) await pg.createDatabase(d);
writeFileSync('/tmp/geo-pg-url', pg.url('a').replace(/\/a$/, '/'));
console.log('up');
setTimeout(async () => { await pg.stop(); process.exit(0); }, 90 * 60_000);
process.on('SIGTERM', async () => { await pg.stop(); process.exit(0); });
