/**
 * Rows for tests: each function inserts one row with plausible defaults, makes the rows it depends on unless their
 * ids are given, and returns what was stored. The defaults are a published session at Guéret on 18 May 2027,
 * 14:00–16:00 local.
 */
import type { Selectable } from 'kysely';
import { fold } from '#app/domain/folding.ts';
import { localDate } from '#app/domain/local-time.ts';
import { raiseCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { newId } from '#db/identifiers.ts';
import { reportedFigures } from '#db/reported-figures.ts';
import type {
  AccountTable,
  CampaignTable,
  OrganisationTable,
  RegistrationTable,
  ReportTable,
  SessionTable,
  VenueTable,
} from '#db/schema.ts';

/** When the rows say they were made. */
export const BUILT_AT = '2027-01-04T09:00:00.000Z';

/** A short text that no other row of the run has. */
function unique(): string {
  return newId().replaceAll('-', '').slice(-12);
}

/** The edition of 17–23 May 2027, with a slug of its own. */
export async function insertCampaign(
  connection: Connection,
  overrides: Partial<CampaignTable> = {},
): Promise<CampaignTable> {
  const row: CampaignTable = {
    id: newId(),
    slug: `semaine-${unique()}`,
    name: 'La semaine de l’IA pour tous 2027',
    starts_on: '2027-05-17',
    ends_on: '2027-05-23',
    target_events: 1500,
    target_seats: 60_000,
    target_participants: 50_000,
    created_at: BUILT_AT,
    archived_at: null,
    archived_by: null,
    ...overrides,
  };
  await connection.db.insertInto('campaigns').values(row).execute();
  return row;
}

/** A programme, unless it is there already. */
export async function insertProgramme(connection: Connection, slug = 'cafe-ia', name = slug): Promise<void> {
  await connection.db
    .insertInto('programmes')
    .values({ slug, name, position: 1 })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
}

/** A structure of the Creuse that was said yes to; `verified_at: null` for one that was not. */
export async function insertOrganisation(
  connection: Connection,
  overrides: Partial<OrganisationTable> = {},
): Promise<OrganisationTable> {
  const row: OrganisationTable = {
    id: newId(),
    name: `Association ${unique()}`,
    department_code: '23',
    created_at: BUILT_AT,
    verified_at: BUILT_AT,
    review_since: null,
    returned_at: null,
    return_reason: null,
    return_note: null,
    introduction: null,
    revision: 0,
    ...overrides,
  };
  await connection.db.insertInto('organisations').values(row).execute();
  return row;
}

/** A mediator with an organisation. */
export async function insertMediator(
  connection: Connection,
  overrides: Partial<AccountTable> = {},
): Promise<AccountTable> {
  const row: AccountTable = {
    id: newId(),
    email: `mediation-${unique()}@exemple.test`,
    name: 'Camille Essai',
    role: 'mediator',
    organisation_id: overrides.organisation_id ?? (await insertOrganisation(connection)).id,
    territory_kind: null,
    territory_code: null,
    created_at: BUILT_AT,
    closed_at: null,
    ...overrides,
  };
  await connection.db.insertInto('accounts').values(row).execute();
  return row;
}

/** A mediator as the functions of db/ take them; of an organisation of their own unless given. */
export async function insertAuthor(
  connection: Connection,
  organisationId?: string,
): Promise<{ id: string; organisationId: string }> {
  const of = organisationId ?? (await insertOrganisation(connection)).id;
  const { id } = await insertMediator(connection, { organisation_id: of });
  return { id, organisationId: of };
}

/** A coordinator of the whole country; give `territory_kind` and `territory_code` for a smaller one. */
export async function insertCoordinator(
  connection: Connection,
  overrides: Partial<AccountTable> = {},
): Promise<AccountTable> {
  return insertMediator(connection, {
    email: `coordination-${unique()}@exemple.test`,
    name: 'Dominique Essai',
    role: 'coordinator',
    ...overrides,
  });
}

/**
 * A venue in Guéret. With another `commune_code` (INSEE), the commune's name, département, region, time zone and
 * position follow from the tables unless given.
 */
export async function insertVenue(
  connection: Connection,
  overrides: Partial<VenueTable> = {},
): Promise<VenueTable> {
  const communeCode = overrides.commune_code ?? '23096';
  const commune = await connection.db
    .selectFrom('communes')
    .innerJoin('departments', 'departments.code', 'communes.department_code')
    .select([
      'communes.name',
      'communes.department_code',
      'communes.region_code',
      'communes.latitude',
      'communes.longitude',
      'departments.time_zone',
    ])
    .where('communes.code', '=', communeCode)
    .executeTakeFirstOrThrow();
  const postcode = await connection.db
    .selectFrom('postcodes')
    .select('postcode')
    .where('commune_code', '=', communeCode)
    .orderBy('postcode')
    .executeTakeFirst();
  const id = newId();
  const row: VenueTable = {
    id,
    source: 'semainier',
    source_id: id,
    organisation_id: null,
    name: 'Médiathèque d’essai',
    address: '1 place de la Mairie',
    address_extra: null,
    postcode: postcode?.postcode ?? '00000',
    commune_code: communeCode,
    commune_name: commune.name,
    department_code: commune.department_code,
    region_code: commune.region_code,
    latitude: commune.latitude,
    longitude: commune.longitude,
    position: 'exact',
    time_zone: commune.time_zone,
    phone: null,
    website: null,
    opening_hours: null,
    access_notes: null,
    step_free_since: null,
    transport_notes: null,
    address_key: `${fold(commune.name)} 1 place de la mairie`,
    search_text: '',
    created_at: BUILT_AT,
    updated_at: BUILT_AT,
    closed_at: null,
    corrected: null,
    ...overrides,
  };
  row.search_text ||= fold(`${row.name} ${row.address} ${row.postcode} ${row.commune_name}`);
  await connection.db.insertInto('venues').values(row).execute();
  return row;
}

/**
 * A published session for 12 people with sign-up. Zone and territory follow the venue, `local_date` and
 * `search_text` follow the rest, unless given. `venue_id: null` makes it an online one. Its version is a new one of
 * the catalogue's, so `catalogue.refresh()` finds it.
 */
export async function insertSession(
  connection: Connection,
  overrides: Partial<SessionTable> = {},
): Promise<SessionTable> {
  const venue =
    overrides.venue_id === null
      ? undefined
      : overrides.venue_id === undefined
        ? await insertVenue(connection)
        : await connection.db
            .selectFrom('venues')
            .selectAll()
            .where('id', '=', overrides.venue_id)
            .executeTakeFirstOrThrow();
  const organisationId = overrides.organisation_id ?? (await insertOrganisation(connection)).id;
  const programmeSlug = overrides.programme_slug ?? 'cafe-ia';
  await insertProgramme(connection, programmeSlug);
  const id = overrides.id ?? newId();
  const row: SessionTable = {
    id,
    slug: `decouvrir-l-ia-${unique()}`,
    campaign_id: overrides.campaign_id ?? (await insertCampaign(connection)).id,
    organisation_id: organisationId,
    mediator_id:
      overrides.mediator_id ?? (await insertMediator(connection, { organisation_id: organisationId })).id,
    venue_id: venue?.id ?? null,
    programme_slug: programmeSlug,
    title: 'Découvrir l’IA autour d’un café',
    description: 'On essaie ensemble, on pose ses questions.',
    audience: 'tout-public',
    format: 'atelier',
    language: 'fr',
    attendance: venue ? 'on_site' : 'online',
    online_url: venue ? null : 'https://visio.exemple.test/salle',
    what_to_bring: null,
    starts_at: '2027-05-18T12:00:00.000Z',
    ends_at: '2027-05-18T14:00:00.000Z',
    time_zone: venue?.time_zone ?? 'Europe/Paris',
    local_date: '',
    department_code: venue?.department_code ?? '23',
    region_code: venue?.region_code ?? '75',
    entry: 'sign_up',
    capacity: 12,
    expected: null,
    seats_taken: 0,
    seats_waiting: 0,
    seats_held: 0,
    waiting_numbers: 0,
    moved_from: null,
    sequence: 0,
    version: 0,
    search_text: '',
    created_at: BUILT_AT,
    updated_at: BUILT_AT,
    published_at: BUILT_AT,
    cancelled_at: null,
    cancellation_reason: null,
    purged_at: null,
    reminded_for: null,
    asks_again_since: null,
    frees_silent_since: null,
    asked_for: null,
    freed_for: null,
    thanked_at: null,
    report_asked_at: null,
    report_next_at: null,
    reported_people: null,
    reported_grade: null,
    people_to_verify: null,
    series_id: null,
    external_id: null,
    created_by: null,
    updated_by: null,
    published_by: null,
    cancelled_by: null,
    review_since: null,
    returned_at: null,
    return_reason: null,
    return_note: null,
    approved_nature: null,
    revision: 0,
    ...overrides,
  };
  row.local_date ||= localDate(row.starts_at, row.time_zone);
  row.search_text ||= fold(
    `${row.title} ${row.description} ${row.programme_slug} ${venue?.name ?? ''} ${venue?.commune_name ?? ''}`,
  );
  return connection.write(async (trx) => {
    if (overrides.version === undefined) row.version = await raiseCatalogueVersion(trx);
    await trx.insertInto('sessions').values(row).execute();
    return row;
  });
}

/** Changes a stored session and gives it a new version of the catalogue's, as publishing, editing or cancelling does. */
export async function changeSession(
  connection: Connection,
  id: string,
  changes: Partial<SessionTable>,
): Promise<void> {
  await connection.write(async (trx) => {
    await trx
      .updateTable('sessions')
      .set({ ...changes, version: await raiseCatalogueVersion(trx) })
      .where('id', '=', id)
      .execute();
  });
}

/** A confirmed registration of one seat; the session's own count is not touched. */
export async function insertRegistration(
  connection: Connection,
  overrides: Partial<RegistrationTable> & { session_id: string },
): Promise<RegistrationTable> {
  const row: RegistrationTable = {
    id: newId(),
    name: 'Jeanne',
    contact_kind: 'email',
    contact: `jeanne-${unique()}@exemple.test`,
    seats: 1,
    locale: 'fr',
    created_at: BUILT_AT,
    confirmed_at: BUILT_AT,
    waiting_number: null,
    offered_until: null,
    lapsed_offers: 0,
    cancelled_at: null,
    assisted_by: null,
    link_number: 0,
    purged_at: null,
    reconfirmed_for: null,
    thanks_wanted_since: null,
    ...overrides,
  };
  await connection.db.insertInto('registrations').values(row).execute();
  return row;
}

/**
 * The report of a session by its mediator: nine people counted, filed when it ended. `to_verify_since` makes it one that
 * looks odd, above what was planned.
 */
export async function insertReport(
  connection: Connection,
  session: SessionTable,
  overrides: Partial<Selectable<ReportTable>> = {},
): Promise<Selectable<ReportTable>> {
  const row: Selectable<ReportTable> = {
    session_id: session.id,
    head_count: 9,
    grade: 'counted',
    comment: null,
    reported_by: session.mediator_id,
    reported_at: session.ends_at,
    number: 1,
    to_verify_since: null,
    ...overrides,
  };
  const { session_id, number, head_count, grade, comment } = row;
  await connection.write(async (trx) => {
    await trx.insertInto('reports').values(row).execute();
    const toVerify = row.to_verify_since !== null;
    await trx
      .updateTable('sessions')
      .set(reportedFigures({ headCount: head_count, grade, toVerify }))
      .where('id', '=', session_id)
      .execute();
    await trx
      .insertInto('report_versions')
      .values({
        session_id,
        number,
        head_count,
        grade,
        comment,
        filed_by: row.reported_by,
        filed_through: 'link',
        filed_at: row.reported_at,
      })
      .execute();
    if (row.to_verify_since === null) return;
    const reasons = JSON.stringify([{ kind: 'above_capacity', seats: session.capacity ?? 0 }]);
    await trx
      .insertInto('report_checks')
      .values({ session_id, number, reasons, found_at: row.to_verify_since })
      .execute();
  });
  return row;
}
