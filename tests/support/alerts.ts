import type { AlertSearch } from '#app/domain/alert.ts';
import { type AlertPlace, findAlertPlace } from '#db/alert-places.server.ts';
import { askForAlert, confirmAlert } from '#db/alerts.server.ts';
import type { Connection } from '#db/connection.server.ts';

/** Everything suits, within 20 km. */
export const anySearch: AlertSearch = {
  radius: 20,
  audience: null,
  days: [],
  times: [],
  attendance: 'on_site',
};

/** The place of a name that one commune bears, or of a postcode. */
export async function placeNamed(connection: Connection, name: string): Promise<AlertPlace> {
  const answer = await findAlertPlace(connection, name);
  if (answer.kind !== 'found') throw new Error(`${name} is ${answer.kind}.`);
  return answer.place;
}

export type Asked = { contact?: string; place?: string; search?: Partial<AlertSearch>; locale?: 'fr' | 'en' };

/** Asks for an alert as the form does, around Guéret unless another place is named. Answers its id. */
export async function ask(
  connection: Connection,
  { contact = 'jeanne@exemple.test', place = 'Guéret', search = {}, locale = 'fr' }: Asked,
  now: Date,
): Promise<string> {
  await askForAlert(
    connection,
    {
      place: await placeNamed(connection, place),
      search: { ...anySearch, ...search },
      contact: { kind: contact.startsWith('+') ? 'phone' : 'email', value: contact },
      locale,
    },
    now,
  );
  const { id } = await connection.db
    .selectFrom('alerts')
    .select('id')
    .where('contact', '=', contact)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** The same, confirmed. */
export async function askAndConfirm(connection: Connection, asked: Asked, now: Date): Promise<string> {
  const id = await ask(connection, asked, now);
  await confirmAlert(connection, id, now);
  return id;
}
