import type { Generated, Kysely, Transaction } from 'kysely';
import type { AuditAct, AuditSubject } from '#app/domain/audit.ts';
import type { ReturnReason } from '#app/domain/moderation.ts';
import type { PartKind } from '#app/domain/target.ts';

/**
 * The tables, the same on both engines. Ids are text made by the application and sort by age; times are UTC as
 * `Date.toISOString()` writes them; `local_date` is the day in the venue's zone (YYYY-MM-DD). There are no boolean
 * columns: a date says who is what since when.
 */
export type Schema = {
  regions: RegionTable;
  departments: DepartmentTable;
  communes: CommuneTable;
  postcodes: PostcodeTable;
  former_communes: FormerCommuneTable;
  department_outlines: DepartmentOutlineTable;
  campaigns: CampaignTable;
  archived_sessions: ArchivedSessionTable;
  goals: GoalTable;
  declared_parts: DeclaredPartTable;
  targets: TargetTable;
  daily_counts: DailyCountTable;
  daily_countings: DailyCountingTable;
  programmes: ProgrammeTable;
  organisations: OrganisationTable;
  accounts: AccountTable;
  sign_in_links: SignInLinkTable;
  sign_ins: SignInTable;
  venues: VenueTable;
  venue_merges: VenueMergeTable;
  venue_distinctions: VenueDistinctionTable;
  sessions: SessionTable;
  calendar_events: CalendarEventTable;
  catalogue_versions: CatalogueVersionTable;
  registrations: RegistrationTable;
  registration_acts: RegistrationActTable;
  newcomers: NewcomerTable;
  session_merges: SessionMergeTable;
  session_duplicates: SessionDuplicateTable;
  session_letters: SessionLetterTable;
  reports: ReportTable;
  report_versions: ReportVersionTable;
  report_tallies: ReportTallyTable;
  report_checks: ReportCheckTable;
  report_verifications: ReportVerificationTable;
  check_in_lists: CheckInListTable;
  check_ins: CheckInTable;
  walk_ins: WalkInTable;
  messages: MessageTable;
  session_series: SessionSeriesTable;
  session_preparations: SessionPreparationTable;
  unsaved_edits: UnsavedEditTable;
  session_templates: SessionTemplateTable;
  alerts: AlertTable;
  alert_matches: AlertMatchTable;
  alert_matching: AlertMatchingTable;
  alert_demands: AlertDemandTable;
  session_imports: SessionImportTable;
  session_import_rows: SessionImportRowTable;
  invitations: InvitationTable;
  audit_entries: AuditEntryTable;
  mediator_notifications: MediatorNotificationTable;
  session_notices: SessionNoticeTable;
  circulars: CircularTable;
  circular_readers: CircularReaderTable;
};

export type Database = Kysely<Schema>;
/** What a function that takes part in somebody's transaction receives. */
export type DatabaseTransaction = Transaction<Schema>;

export type RegionTable = { code: string; name: string };

export type DepartmentTable = {
  code: string;
  name: string;
  region_code: string;
  /** Folded for search, see app/domain/folding.ts. */
  search_name: string;
  population: number;
  /** IANA zone of the département, e.g. Europe/Paris or Indian/Reunion. */
  time_zone: string;
  latitude: number;
  longitude: number;
};

export type CommuneTable = {
  /** INSEE code; municipal arrondissements of Paris, Lyon and Marseille have theirs (75111). */
  code: string;
  name: string;
  search_name: string;
  department_code: string;
  region_code: string;
  population: number;
  latitude: number;
  longitude: number;
  /** `exact` from GeoNames, `approximate` from neighbours that share the postcode or the EPCI. */
  position: 'exact' | 'approximate';
  /** INSEE code of the city, for a municipal arrondissement. */
  parent_code: string | null;
};

export type PostcodeTable = { postcode: string; commune_code: string };

/** Communes merged into another, by their INSEE code of then. */
export type FormerCommuneTable = { code: string; name: string | null; commune_code: string };

export type DepartmentOutlineTable = {
  department_code: string;
  /** GeoJSON geometry, rounded to three decimals. Drawn, never used to find a département. */
  geometry: string;
};

export type CampaignTable = {
  id: string;
  slug: string;
  name: string;
  /** First and last day, local (YYYY-MM-DD). */
  starts_on: string;
  ends_on: string;
  target_events: number;
  target_seats: number;
  target_participants: number;
  created_at: string;
  /** Since when its figures stand as they were, and whose account said so; null: they move. */
  archived_at: string | null;
  archived_by: string | null;
};

/**
 * A session that counted when its edition was archived, as it stood then, under the names that `sessions` has: one query
 * reads either (counted-sessions.server.ts). `id` is the session's.
 */
export type ArchivedSessionTable = Pick<
  SessionTable,
  | 'id'
  | 'campaign_id'
  | 'department_code'
  | 'region_code'
  | 'published_at'
  | 'cancelled_at'
  | 'starts_at'
  | 'ends_at'
  | 'local_date'
  | 'programme_slug'
  | 'audience'
  | 'entry'
  | 'capacity'
  | 'expected'
  | 'seats_taken'
  | 'reported_people'
  | 'reported_grade'
  | 'people_to_verify'
>;

/** How many people several editions and partners are to reach together; one row at most. */
export type GoalTable = {
  id: string;
  name: string;
  people: number;
  /** Of each year; null where none is aimed at. */
  per_year: number | null;
  first_year: number;
  last_year: number;
  set_by: string;
  set_at: string;
};

/** What a partner outside says to have reached in a year. Never changed: withdrawn, and declared anew. */
export type DeclaredPartTable = {
  id: string;
  partner: string;
  /** Folded; with `year`, unique. */
  partner_key: string;
  year: number;
  people: number;
  /** Where it was read. */
  source: string;
  /** The day (YYYY-MM-DD) on which the partner said so. */
  stated_on: string;
  declared_by: string;
  declared_at: string;
};

/** What a coordinator set; a campaign's own columns hold the country's. A column is null where nothing was set. */
export type TargetTable = {
  campaign_id: string;
  territory_kind: 'country' | 'region' | 'department';
  /** Empty for the country. */
  territory_code: string;
  /** Of app/domain/target.ts. */
  part_kind: PartKind;
  /** Slug of a programme, code of an audience, Monday of a week; empty for the whole territory. */
  part_code: string;
  events: number | null;
  seats: number | null;
  participants: number | null;
  set_by: string;
  set_at: string;
};

/**
 * What a day added to a campaign's figures in a département, less what went that day: the sum of all days is what stands
 * there. See daily-counts.server.ts.
 */
export type DailyCountTable = {
  campaign_id: string;
  department_code: string;
  region_code: string;
  /** In Paris, YYYY-MM-DD. */
  day: string;
  events: number;
  seats: number;
  /** Seats of confirmed registrations, whatever was reported since. */
  registered: number;
};

/** Until when a campaign's days are counted; none: its past days were not told apart yet. */
export type DailyCountingTable = { campaign_id: string; counted_at: string };

export type ProgrammeTable = { slug: string; name: string; position: number };

export type OrganisationTable = {
  id: string;
  name: string;
  department_code: string | null;
  created_at: string;
  /** When a coordinator said the first yes, or the host let it in; null: its sessions wait for one. */
  verified_at: string | null;
  /** Since when a coordinator is to say that yes; null: nobody asks for it. */
  review_since: string | null;
  /** When it was last refused, and why: a code of app/domain/moderation.ts, and what the coordinator wrote. */
  returned_at: string | null;
  return_reason: ReturnReason | null;
  return_note: string | null;
  /** How a newcomer presented it to the coordinators. */
  introduction: string | null;
  /** Grows with each change of what it says of itself: a coordinator says yes to what they saw. */
  revision: number;
};

export type AccountTable = {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: 'mediator' | 'coordinator';
  organisation_id: string | null;
  /** A coordinator's territory; both null for the whole country's. */
  territory_kind: 'region' | 'department' | null;
  territory_code: string | null;
  created_at: string;
  /** Since when nobody signs in with it; its address is forgotten then, its name stays beside what it did. */
  closed_at: string | null;
};

export type SignInLinkTable = {
  /** The mailed token is this id, signed (app/auth/signed-token.server.ts). */
  id: string;
  account_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};

export type SignInTable = {
  /** SHA-256 of the cookie's token. */
  token_hash: string;
  account_id: string;
  created_at: string;
  expires_at: string;
};

export type VenueTable = {
  id: string;
  /** Where it was read (`France Services`, `dora` …) or `semainier` when a mediator registered it. */
  source: string;
  /** Its id there; with `source`, unique. */
  source_id: string;
  organisation_id: string | null;
  name: string;
  address: string;
  address_extra: string | null;
  postcode: string;
  commune_code: string;
  commune_name: string;
  department_code: string;
  region_code: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  time_zone: string;
  phone: string | null;
  website: string | null;
  opening_hours: string | null;
  /** What the venue says of access for people with reduced mobility; `step_free_since` when it is step-free. */
  access_notes: string | null;
  step_free_since: string | null;
  transport_notes: string | null;
  /** Folded commune and address: venues that share it are suggested as duplicates. */
  address_key: string;
  search_text: string;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  /** Columns that a mediator corrected in an imported venue, joined by commas: later imports leave them alone. */
  corrected: string | null;
};

/** A venue that was the same place as another one: it is closed, and whoever asks for it is led to `kept_id`. */
export type VenueMergeTable = {
  venue_id: string;
  /** Itself never merged: a later merge of it writes here where that leads. */
  kept_id: string;
  merged_by: string;
  merged_at: string;
};

/** Two venues that somebody said are not one: they are suggested no more. `venue_id` is the smaller of both ids. */
export type VenueDistinctionTable = { venue_id: string; other_id: string; said_by: string; said_at: string };

export type SessionTable = {
  id: string;
  slug: string;
  campaign_id: string;
  organisation_id: string;
  mediator_id: string;
  /** Null only when the session is held online. */
  venue_id: string | null;
  programme_slug: string;
  title: string;
  description: string;
  /** Codes of app/domain/session.ts. */
  audience: string;
  format: string;
  /** ISO 639-1. */
  language: string;
  attendance: 'on_site' | 'online' | 'both';
  online_url: string | null;
  what_to_bring: string | null;
  starts_at: string;
  ends_at: string;
  /** The venue's zone, or the département's for an online session. */
  time_zone: string;
  local_date: string;
  /** The venue's territory, or the organisation's for an online session: what totals group by. */
  department_code: string;
  region_code: string;
  entry: 'sign_up' | 'drop_in';
  /** Null: unlimited. */
  capacity: number | null;
  /** Declared expected number, when unlimited. */
  expected: number | null;
  /** Seats of confirmed registrations. Only app/domain/registration.ts decides it. */
  seats_taken: number;
  seats_waiting: number;
  /** Of those that wait, the seats that open offers hold: neither free nor taken. */
  seats_held: number;
  /** Numbers given so far on the waiting list; the next one is this plus one. */
  waiting_numbers: number;
  /** The start (UTC) that was first announced; null when it was never moved since. */
  moved_from: string | null;
  /** RFC 5545 SEQUENCE: grows with each change that matters to somebody's calendar. */
  sequence: number;
  /** The catalogue's version at which what the public sees of this session last changed. */
  version: number;
  search_text: string;
  created_at: string;
  updated_at: string;
  published_at: string | null;
  cancelled_at: string | null;
  cancellation_reason: string | null;
  /** When its registrants were forgotten, see personal-data.server.ts. */
  purged_at: string | null;
  /** The start (`starts_at` of then) for which its reminders were written, see reminders.server.ts. */
  reminded_for: string | null;
  /** Since when its registrants are asked again whether they come, while others wait; null: they are not. */
  asks_again_since: string | null;
  /** Since when seats whose holder does not answer that are freed; null: they are not. */
  frees_silent_since: string | null;
  /** The start for which that was asked, and the one for which silent seats were freed, see reconfirmations.server.ts. */
  asked_for: string | null;
  freed_for: string | null;
  /** When those who had asked for it were thanked, see thanks.server.ts. */
  thanked_at: string | null;
  /** When its report was first asked for or filed; null: not yet. */
  report_asked_at: string | null;
  /** When it is asked for again; null: not any more, or not yet at all. */
  report_next_at: string | null;
  /** What its report says, repeated here so that totals read one index: see reported-figures.ts. Null: none that counts. */
  reported_people: number | null;
  reported_grade: 'checked_in' | 'counted' | 'estimated' | null;
  /** The same of a report that waits to be verified, and counts nowhere. */
  people_to_verify: number | null;
  /** Sessions of one content that were made together; null for one that stands alone. */
  series_id: string | null;
  /** What its organisation calls it in a file of its own; unique in the organisation. */
  external_id: string | null;
  /** Accounts; null when nobody did it yet, or when a program did. */
  created_by: string | null;
  updated_by: string | null;
  published_by: string | null;
  cancelled_by: string | null;
  /** Since when a coordinator is to look at it: a draft that was submitted, or a published one that has changed since. */
  review_since: string | null;
  /** When a coordinator last sent it back, and why, as in organisations; null once it was submitted or changed again. */
  returned_at: string | null;
  return_reason: ReturnReason | null;
  return_note: string | null;
  /** What it was before the changes that a coordinator is to look at, as JSON of SessionNature. */
  approved_nature: string | null;
  /** Grows with each edit: a coordinator says yes to what they saw. */
  revision: number;
};

export type SessionSeriesTable = {
  id: string;
  organisation_id: string;
  created_by: string;
  created_at: string;
  updated_at: string;
};

/** Sessions that somebody is still describing, step by step: kept as typed, good or not. */
export type SessionPreparationTable = {
  id: string;
  organisation_id: string;
  /** Every field of the form as it was typed, as JSON. */
  typed: string;
  created_by: string;
  created_at: string;
  updated_by: string;
  updated_at: string;
};

/** What one account typed over a session and has not saved: offered again to it alone, never stored by itself. */
export type UnsavedEditTable = {
  account_id: string;
  session_id: string;
  /** The fields that say something else than the session did, as JSON. */
  typed: string;
  typed_at: string;
};

/** What a programme proposes to start from. */
export type SessionTemplateTable = {
  id: string;
  programme_slug: string;
  title: string;
  description: string;
  /** Codes of app/domain/session.ts. */
  audience: string;
  format: string;
  what_to_bring: string | null;
  minutes: number;
  capacity: number;
  /** Order within the programme. */
  position: number;
};

export type CalendarEventTable = {
  session_id: string;
  /** Language of our own words in it. */
  locale: 'fr' | 'en';
  /** PUBLIC_URL at the time of writing: the text holds links. */
  origin: string;
  /** The finished VEVENT, folded, with CRLF. */
  text: string;
};

/** One row, `id` 1. */
export type CatalogueVersionTable = { id: number; version: number };

export type RegistrationTable = {
  id: string;
  session_id: string;
  /** What the person wants to be called; null once purged. */
  name: string | null;
  contact_kind: 'email' | 'phone' | null;
  /** Lower-case e-mail or E.164 phone number; null once purged or when a mediator noted none. Unique in a session. */
  contact: string | null;
  seats: number;
  /** Locale of the messages. */
  locale: 'fr' | 'en';
  created_at: string;
  confirmed_at: string | null;
  /** Place in the order of the waiting list, null when not on it. */
  waiting_number: number | null;
  /** Until when freed seats are held for it, see app/domain/offer.ts; null without an open offer. */
  offered_until: string | null;
  /** Offers that it let lapse. */
  lapsed_offers: number;
  cancelled_at: string | null;
  /** The mediator who typed it for somebody; null when the person signed up. */
  assisted_by: string | null;
  /** How often the contact changed: only the link with this number opens the registration. */
  link_number: number;
  purged_at: string | null;
  /** The start (`starts_at` of then) for which the person said that they still come. */
  reconfirmed_for: string | null;
  /** Since when the person wants to hear of next steps after the session; null: they do not. */
  thanks_wanted_since: string | null;
};

/** A mediator who asked to come in with a new organisation; forgotten a day after it expired. */
export type NewcomerTable = {
  /** The mailed token is this id, signed (app/auth/signed-token.server.ts). */
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  organisation: string;
  department_code: string;
  introduction: string | null;
  created_at: string;
  expires_at: string;
  accepted_at: string | null;
};

/** A session that turned out to be another one: it is cancelled, and its address leads to the one that was kept. */
export type SessionMergeTable = {
  session_id: string;
  kept_id: string;
  merged_by: string;
  merged_at: string;
};

/** Two sessions that look like one (`session_id` before `other_id`); dismissed for good when a coordinator says that they are two. */
export type SessionDuplicateTable = {
  session_id: string;
  other_id: string;
  /** Of app/domain/session-duplicates.ts. */
  likeness: 'same-place-and-hour' | 'same-title';
  department_code: string;
  region_code: string;
  found_at: string;
  dismissed_at: string | null;
  dismissed_by: string | null;
};

/** What a mediator did with somebody's registration; forgotten with the registrants of its session. */
export type RegistrationActTable = {
  id: string;
  registration_id: string;
  account_id: string;
  act: 'seated' | 'changed' | 'cancelled';
  at: string;
};

/** What a mediator wrote to everybody who had a seat or waited for one; forgotten with the registrants. */
export type SessionLetterTable = {
  id: string;
  session_id: string;
  written_by: string;
  written_at: string;
  subject: string;
  body: string;
  /** How many messages were written. */
  recipients: number;
};

export type ReportTable = {
  session_id: string;
  head_count: number;
  grade: 'checked_in' | 'counted' | 'estimated';
  comment: string | null;
  reported_by: string;
  reported_at: string;
  /** Which of its versions it is. */
  number: Generated<number>;
  /** Since when it waits to be verified, and counts nowhere; null: it counts. */
  to_verify_since: Generated<string | null>;
};

/** A report as it was filed or corrected; they stay, numbered from 1. */
export type ReportVersionTable = {
  session_id: string;
  number: number;
  head_count: number;
  grade: 'checked_in' | 'counted' | 'estimated';
  comment: string | null;
  filed_by: string;
  /** Signed in, or with the link of a mail to that account. */
  filed_through: 'sign_in' | 'link';
  filed_at: string;
};

/** How many people of a category came, as one version of a report says; one that it does not tell has no row. */
export type ReportTallyTable = {
  session_id: string;
  number: number;
  /** Codes of app/domain/report.ts. */
  category: string;
  people: number;
};

/** A version of a report that looked odd when it was filed. */
export type ReportCheckTable = {
  session_id: string;
  number: number;
  /** JSON of CheckReason[] (app/domain/report-check.ts). */
  reasons: string;
  found_at: string;
};

/** What a coordinator decided about a version that looked odd. */
export type ReportVerificationTable = {
  id: string;
  session_id: string;
  number: number;
  decision: 'confirmed' | 'correction_asked';
  /** To the file when it is confirmed, to whoever filed it when a correction is asked for. */
  note: string | null;
  /** The account whose correction is asked for; null when it was confirmed. */
  asked_of: string | null;
  decided_by: string;
  decided_at: string;
};

/** One row for each session that somebody was ticked at, or whose link for volunteers was made anew. */
export type CheckInListTable = {
  session_id: string;
  /** Only the volunteers' link with this number opens the list. */
  link_number: Generated<number>;
  /** Seats that were ticked before their names were forgotten. Nobody's data. */
  forgotten_seats: Generated<number>;
};

/** The tick that counts of a registration, by the rule of app/domain/check-in.ts; deleted when its name is forgotten. */
export type CheckInTable = {
  registration_id: string;
  session_id: string;
  /** 0: the tick was taken back. */
  seats_present: number;
  ticked_at: string;
  device_id: string;
};

/** Somebody who came without a registration; `id` was made by the phone that counted them. */
export type WalkInTable = {
  session_id: string;
  id: string;
  /** 1, or 0 when it was taken back. */
  seats_present: number;
  ticked_at: string;
  device_id: string;
};

/** What somebody wants to be told of; deleted when they stop it, when they never confirm it, and after its campaign. */
export type AlertTable = {
  id: string;
  /** The campaign that was coming or under way when it was made: it ends with it. */
  campaign_id: string;
  contact_kind: 'email' | 'phone';
  /** Lower-case e-mail or E.164 phone number. */
  contact: string;
  /** Locale of the messages. */
  locale: 'fr' | 'en';
  /** The place as it was chosen: `Saint-Denis (93)`, `23000 Guéret`. */
  place: string;
  /** Its commune, the most populated one of a postcode. */
  commune_code: string;
  latitude: number;
  longitude: number;
  time_zone: string;
  /** Kilometres, one of those of app/domain/alert.ts. */
  radius: number;
  audience: string | null;
  /** Codes of app/domain/alert.ts joined by commas; empty: any. */
  days: string;
  times: string;
  attendance: 'on_site' | 'online_too';
  /** The search in one text: a contact has one alert for it. */
  search_key: string;
  asked_at: string;
  confirmed_at: string | null;
  /** Since when sessions wait to be told; null: none does. */
  gathering_since: string | null;
  /** How many wait. */
  gathered: Generated<number>;
  /** When the last message was written. */
  told_at: string | null;
  /** When it was first told of a session that suits its search of now. */
  satisfied_at: string | null;
};

/** A session that suits an alert, told of at `told_at` or waiting to be. */
export type AlertMatchTable = { alert_id: string; session_id: string; told_at: string | null };

/** One row, `id` 1: the last change of a session that was matched, and how far among the alerts when in the middle of one. */
export type AlertMatchingTable = { id: number; version: number; session_id: string; alert_id: string | null };

/** How many alerts were confirmed around a commune, and how many of them were told of a session. Nobody's data. */
export type AlertDemandTable = {
  campaign_id: string;
  commune_code: string;
  /** Empty: any. */
  audience: string;
  confirmed: number;
  satisfied: number;
};

/** The transactional outbox: written with what it tells of, rendered and sent afterwards. */
export type MessageTable = {
  id: string;
  /** Which text: see app/domain/message.ts. */
  kind: string;
  channel: 'email' | 'sms';
  recipient: string;
  locale: 'fr' | 'en';
  registration_id: string | null;
  session_id: string | null;
  account_id: string | null;
  alert_id: string | null;
  /** What the text needs beside the rows above, as JSON; never a secret that outlives its use. */
  details: string | null;
  /** Two messages with the same key are one. */
  dedupe_key: string;
  created_at: string;
  send_after: string;
  attempts: number;
  claimed_until: string | null;
  /** When the attempt began whose answer is not known: under way, or lost. Null: nothing is in doubt. */
  handed_over_at: string | null;
  /** Attempts whose answer never came, so that the message may have gone out. */
  lost_answers: Generated<number>;
  sent_at: string | null;
  failed_at: string | null;
  last_error: string | null;
  /** When a mediator told it by voice instead, and their account; see calls.server.ts. */
  called_at: string | null;
  called_by: string | null;
  /** The gateway's own number for it. */
  gateway_id: string | null;
  /** When to ask the gateway next whether it arrived; null: not any more. */
  receipt_after: string | null;
  delivered_at: string | null;
  undelivered_at: string | null;
};

/** A sheet of sessions that one account sent; forgotten at `expires_at`. */
export type SessionImportTable = {
  id: string;
  account_id: string;
  organisation_id: string;
  file_name: string;
  /** JSON list of the headings that were not understood. */
  unknown_headings: string;
  created_at: string;
  expires_at: string;
  /** What its rows are being put through; null while nobody decided, and when it is done. */
  work: 'store' | 'publish' | null;
  /** When the good rows were stored. */
  finished_at: string | null;
};

export type SessionImportRowTable = {
  import_id: string;
  /** As the spreadsheet numbers it. */
  line: number;
  external_id: string | null;
  title: string;
  /** What it will do; null for a row with problems. */
  plan: 'create' | 'update' | 'unchanged' | null;
  /** JSON of ImportContent (app/domain/session-import.ts); null for a row with problems. */
  content: string | null;
  /** JSON of ImportProblem[]; null for a good row. */
  problems: string | null;
  /** Set while the import's work still has to take this row. */
  to_do: 'store' | 'publish' | null;
  /** What became of it; `refused` when something changed between check and storing. */
  outcome: 'created' | 'updated' | 'unchanged' | 'refused' | null;
  session_id: string | null;
};

/** Somebody who was invited to join an organisation, or to coordinate a territory; forgotten a day after it expired. */
export type InvitationTable = {
  /** The mailed token is this id, signed (app/auth/signed-token.server.ts). */
  id: string;
  /** What they become. */
  role: 'mediator' | 'coordinator';
  /** A mediator's. */
  organisation_id: string | null;
  /** A coordinator's; both null for the whole country. */
  territory_kind: 'region' | 'department' | null;
  territory_code: string | null;
  /** Lower case. */
  email: string;
  name: string;
  invited_by: string;
  created_at: string;
  /** When it was last sent, and how often. */
  sent_at: string;
  sendings: number;
  expires_at: string;
  accepted_at: string | null;
  revoked_at: string | null;
};

/** What an account wants to be told of the sessions it holds (app/domain/mediator-notification.ts); no row yet: the usual. */
export type MediatorNotificationTable = {
  account_id: string;
  /** How new registrations are told. */
  registrations: 'off' | 'daily' | 'each';
  /** Since when notices of that kind are not wanted; null: they are. */
  full_refused_at: string | null;
  waiting_refused_at: string | null;
  cancelled_refused_at: string | null;
  /** Registrations made by then were told, or need not be. */
  told_until: string;
  /** When new ones are looked for next; null: not any more. */
  next_at: string | null;
  /** When the last mail with notices was written. */
  noticed_at: string | null;
  /** Since when coordinators' circulars are not wanted; null: they are. */
  circulars_refused_at: string | null;
};

/** Something about a session that its mediator may want to know. Nobody's data. */
export type SessionNoticeTable = {
  session_id: string;
  kind: 'full' | 'waiting' | 'cancelled';
  /** When it happened; null: whoever wants to know has been told. */
  since: string | null;
  /** `cancelled`: the seats that were given up since. */
  seats: number;
  /** When it was last told. */
  told_at: string | null;
};

/** What a coordinator wrote to many mediators (app/domain/circular.ts). It stays: who wrote what to whom. */
export type CircularTable = {
  id: string;
  written_by: string;
  /** What its author coordinated then; both null for the whole country. */
  author_territory_kind: 'region' | 'department' | null;
  author_territory_code: string | null;
  written_at: string;
  subject: string;
  body: string;
  /** Where its readers work; both null for the whole country. */
  department_code: string | null;
  region_code: string | null;
  /** Codes of app/domain/circular.ts. */
  state: string;
  /** INSEE code that they are near to, and within how many kilometres; null: anywhere there. */
  commune_code: string | null;
  radius: number | null;
  /** How many it goes to, and for how many of them the message is written. */
  readers: number;
  enqueued: number;
  /** When all were. */
  finished_at: string | null;
};

/** Whom a circular still has to be written to; a row goes with its message. */
export type CircularReaderTable = { circular_id: string; account_id: string };

/** Who did what, when, from which role. Written with what it tells of, never changed. Nothing about citizens. */
export type AuditEntryTable = {
  id: string;
  happened_at: string;
  account_id: string;
  /** The account's role and territory at that moment. */
  role: 'mediator' | 'coordinator';
  territory_kind: 'region' | 'department' | null;
  territory_code: string | null;
  act: AuditAct;
  subject_kind: AuditSubject;
  subject_id: string;
  /** Where the subject lies; null for what belongs to the whole country. */
  department_code: string | null;
  region_code: string | null;
  /** What the line says beyond that, as JSON. */
  details: string | null;
};
