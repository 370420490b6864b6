import { alertRadii } from '#app/domain/alert.ts';
import { communeLabel } from '#app/domain/territory.ts';
import { askForAlert, confirmAlert } from '#db/alerts.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { namedMediators } from './people.ts';
import { seededRandom } from './random.ts';

/** Places where people wait for a session, and how many alerts each has at most. */
const PLACES = 36;
const ALERTS_PER_PLACE = 4;

/**
 * Lets people ask for alerts around small towns and confirm them at `now`, by the application's own rules, so that a
 * coordinator sees unmet demand and whoever publishes near one of them sees a message leave. Towns in the départements
 * of the mediators whom a visitor can be come first. The same rows and day give the same alerts.
 */
export async function askForSomeAlerts(connection: Connection, now: Date): Promise<void> {
  const random = seededRandom(`alerts ${now.toISOString().slice(0, 10)}`);
  const towns = await connection.db
    .selectFrom('communes')
    .innerJoin('departments', 'departments.code', 'communes.department_code')
    .select(['communes.code', 'communes.name', 'communes.department_code as departmentCode'])
    .select(['communes.parent_code as parentCode', 'communes.latitude', 'communes.longitude'])
    .select('departments.time_zone as timeZone')
    .where('communes.population', '>=', 1500)
    .where('communes.population', '<=', 9000)
    .where('communes.position', '=', 'exact')
    .orderBy('communes.code')
    .execute();
  const near: ReadonlySet<string> = new Set(namedMediators.map(({ departmentCode }) => departmentCode));
  const ofNamed = towns.filter(({ departmentCode }) => near.has(departmentCode));
  let person = 0;
  for (let place = 0; place < PLACES; place++) {
    const town = random.pick(place < PLACES / 4 ? ofNamed : towns);
    const alerts = random.between(1, ALERTS_PER_PLACE);
    for (let alert = 0; alert < alerts; alert++) {
      const contact = `alerte-${++person}@example.org`;
      await askForAlert(
        connection,
        {
          place: {
            label: communeLabel(town),
            communeCode: town.code,
            latitude: town.latitude,
            longitude: town.longitude,
            timeZone: town.timeZone,
          },
          search: {
            radius: random.pick(alertRadii.filter((radius) => radius <= 20)),
            audience: random.pick([null, null, 'seniors', 'jeunes-familles', 'demandeurs-emploi']),
            days: random.pick([[], [], ['weekend']]),
            times: random.pick([[], [], ['evening'], ['afternoon']]),
            attendance: 'on_site',
          },
          contact: { kind: 'email', value: contact },
          locale: 'fr',
        },
        now,
      );
      const { id } = await connection.db
        .selectFrom('alerts')
        .select('id')
        .where('contact', '=', contact)
        .executeTakeFirstOrThrow();
      await confirmAlert(connection, id, now);
    }
  }
}
