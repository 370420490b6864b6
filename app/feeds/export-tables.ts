import type { ExportSubject } from '#app/domain/export.ts';
import { formatInstant } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import type {
  ExportedOrganisation,
  ExportedReport,
  ExportedSession,
  ExportedVenue,
} from '#db/exports.server.ts';
import type { Column, Table } from './table.ts';

/**
 * The columns of the coordinators' exports, in the reader's words. A column more is a line here and its heading in
 * `text.exports.columns`.
 */

type Heading = keyof Text['exports']['columns'];

/** What is exported of each subject. */
type Rows = {
  sessions: ExportedSession;
  reports: ExportedReport;
  venues: ExportedVenue;
  organisations: ExportedOrganisation;
};

/** Each subject's table in the words of `text`; links begin with `publicUrl`. */
export function exportTables(
  text: Text,
  publicUrl: string,
): { [Subject in ExportSubject]: Table<Rows[Subject]> } {
  const table = <Row>(columns: Column<Row, Heading>[]): Table<Row> => ({
    columns,
    headings: columns.map(({ key }) => text.exports.columns[key]),
  });
  return {
    sessions: table(sessionColumns(text, publicUrl)),
    reports: table(reportColumns(text, publicUrl)),
    venues: table(venueColumns(text, publicUrl)),
    organisations: table(organisationColumns(text)),
  };
}

function sessionColumns(text: Text, publicUrl: string): Column<ExportedSession, Heading>[] {
  const { vocabulary, figureRows } = text;
  const counts = ({ cancelledAt }: ExportedSession) => cancelledAt === null;
  return [
    { key: 'session', type: 'code', cell: ({ id }) => id },
    { key: 'webAddress', type: 'web', cell: ({ slug }) => `${publicUrl}/ateliers/${slug}` },
    { key: 'title', type: 'text', cell: ({ title }) => title },
    {
      key: 'state',
      type: 'text',
      cell: (row) => (counts(row) ? vocabulary.states.published : vocabulary.states.cancelled),
    },
    { key: 'day', type: 'day', cell: ({ localDate }) => localDate },
    { key: 'start', type: 'time', cell: ({ startsAt, timeZone }) => clock(startsAt, timeZone) },
    { key: 'end', type: 'time', cell: ({ endsAt, timeZone }) => clock(endsAt, timeZone) },
    { key: 'timeZone', type: 'code', cell: ({ timeZone }) => timeZone },
    { key: 'startsAt', type: 'instant', cell: ({ startsAt }) => startsAt },
    { key: 'programme', type: 'text', cell: ({ programme }) => programme },
    { key: 'organisation', type: 'text', cell: ({ organisation }) => organisation },
    { key: 'audience', type: 'text', cell: ({ audience }) => label(vocabulary.audiences, audience) },
    { key: 'format', type: 'text', cell: ({ format }) => label(vocabulary.formats, format) },
    { key: 'language', type: 'text', cell: ({ language }) => label(vocabulary.languages, language) },
    { key: 'attendance', type: 'text', cell: ({ attendance }) => vocabulary.attendances[attendance] },
    { key: 'entry', type: 'text', cell: ({ entry }) => vocabulary.entries[entry] },
    { key: 'venue', type: 'text', cell: ({ venue }) => venue },
    { key: 'address', type: 'text', cell: ({ address }) => address },
    { key: 'postcode', type: 'code', cell: ({ postcode }) => postcode },
    ...territoryColumns<ExportedSession>(),
    { key: 'capacity', type: 'integer', cell: ({ capacity }) => capacity },
    { key: 'expected', type: 'integer', cell: ({ expected }) => expected },
    { key: 'seatsOffered', type: 'integer', cell: (row) => (counts(row) ? Number(row.seatsOffered) : null) },
    { key: 'seatsTaken', type: 'integer', cell: ({ seatsTaken }) => seatsTaken },
    { key: 'seatsWaiting', type: 'integer', cell: ({ seatsWaiting }) => seatsWaiting },
    { key: 'participants', type: 'integer', cell: (row) => (counts(row) ? Number(row.participants) : null) },
    {
      key: 'grade',
      type: 'text',
      cell: (row) => (counts(row) ? figureRows.how[row.grade ?? 'registered'] : null),
    },
    { key: 'peopleToVerify', type: 'integer', cell: (row) => (counts(row) ? row.toVerify : null) },
    { key: 'publishedOn', type: 'day', cell: ({ publishedAt }) => dayInParis(publishedAt) },
    { key: 'cancelledOn', type: 'day', cell: ({ cancelledAt }) => dayInParis(cancelledAt) },
  ];
}

function reportColumns({ figureRows }: Text, publicUrl: string): Column<ExportedReport, Heading>[] {
  return [
    { key: 'session', type: 'code', cell: ({ id }) => id },
    { key: 'webAddress', type: 'web', cell: ({ slug }) => `${publicUrl}/ateliers/${slug}` },
    { key: 'title', type: 'text', cell: ({ title }) => title },
    { key: 'day', type: 'day', cell: ({ localDate }) => localDate },
    { key: 'programme', type: 'text', cell: ({ programme }) => programme },
    { key: 'organisation', type: 'text', cell: ({ organisation }) => organisation },
    { key: 'venue', type: 'text', cell: ({ venue }) => venue },
    ...territoryColumns<ExportedReport>(),
    { key: 'headCount', type: 'integer', cell: ({ headCount }) => headCount },
    { key: 'grade', type: 'text', cell: ({ grade }) => figureRows.how[grade] },
    { key: 'toVerify', type: 'yes_no', cell: ({ toVerifySince }) => toVerifySince !== null },
    { key: 'counts', type: 'yes_no', cell: ({ toVerifySince }) => toVerifySince === null },
    { key: 'seatsOffered', type: 'integer', cell: ({ seatsOffered }) => Number(seatsOffered) },
    { key: 'seatsTaken', type: 'integer', cell: ({ seatsTaken }) => seatsTaken },
    { key: 'filedOn', type: 'day', cell: ({ filedAt }) => dayInParis(filedAt) },
    { key: 'filedAt', type: 'instant', cell: ({ filedAt }) => filedAt },
    { key: 'versions', type: 'integer', cell: ({ versions }) => versions },
  ];
}

function venueColumns({ exports }: Text, publicUrl: string): Column<ExportedVenue, Heading>[] {
  return [
    { key: 'venueId', type: 'code', cell: ({ id }) => id },
    { key: 'webAddress', type: 'web', cell: ({ id }) => `${publicUrl}/lieux/${id}` },
    { key: 'venue', type: 'text', cell: ({ venue }) => venue },
    { key: 'address', type: 'text', cell: ({ address }) => address },
    { key: 'addressExtra', type: 'text', cell: ({ addressExtra }) => addressExtra },
    { key: 'postcode', type: 'code', cell: ({ postcode }) => postcode },
    ...territoryColumns<ExportedVenue>(),
    { key: 'latitude', type: 'decimal', cell: ({ latitude }) => latitude },
    { key: 'longitude', type: 'decimal', cell: ({ longitude }) => longitude },
    { key: 'position', type: 'text', cell: ({ position }) => exports.positions[position] },
    { key: 'stepFree', type: 'yes_no', cell: ({ stepFreeSince }) => stepFreeSince !== null },
    { key: 'accessNotes', type: 'text', cell: ({ accessNotes }) => accessNotes },
    { key: 'transportNotes', type: 'text', cell: ({ transportNotes }) => transportNotes },
    { key: 'openingHours', type: 'text', cell: ({ openingHours }) => openingHours },
    { key: 'website', type: 'web', cell: ({ website }) => website },
    { key: 'organisation', type: 'text', cell: ({ organisation }) => organisation },
    { key: 'events', type: 'integer', cell: ({ events }) => Number(events) },
    { key: 'source', type: 'text', cell: ({ source }) => source },
    { key: 'sourceId', type: 'code', cell: ({ sourceId }) => sourceId },
    { key: 'createdOn', type: 'day', cell: ({ createdAt }) => dayInParis(createdAt) },
  ];
}

function organisationColumns({ exports }: Text): Column<ExportedOrganisation, Heading>[] {
  return [
    { key: 'organisationId', type: 'code', cell: ({ id }) => id },
    { key: 'organisation', type: 'text', cell: ({ organisation }) => organisation },
    { key: 'department', type: 'text', cell: ({ department }) => department },
    { key: 'departmentCode', type: 'code', cell: ({ departmentCode }) => departmentCode },
    { key: 'region', type: 'text', cell: ({ region }) => region },
    { key: 'regionCode', type: 'code', cell: ({ regionCode }) => regionCode },
    {
      key: 'verification',
      type: 'text',
      cell: ({ verifiedAt, returnedAt }) =>
        exports.verifications[
          verifiedAt !== null ? 'verified' : returnedAt !== null ? 'returned' : 'waiting'
        ],
    },
    { key: 'verifiedOn', type: 'day', cell: ({ verifiedAt }) => dayInParis(verifiedAt) },
    { key: 'accounts', type: 'integer', cell: ({ accounts }) => Number(accounts) },
    { key: 'events', type: 'integer', cell: ({ events }) => Number(events) },
    { key: 'createdOn', type: 'day', cell: ({ createdAt }) => dayInParis(createdAt) },
  ];
}

type InTerritory = {
  commune: string | null;
  communeCode: string | null;
  department: string;
  departmentCode: string;
  region: string;
  regionCode: string;
};

/** Territories by name and INSEE code. A session held online has no commune: it lies where its organisation does. */
function territoryColumns<Row extends InTerritory>(): Column<Row, Heading>[] {
  return [
    { key: 'commune', type: 'text', cell: ({ commune }) => commune },
    { key: 'communeCode', type: 'code', cell: ({ communeCode }) => communeCode },
    { key: 'department', type: 'text', cell: ({ department }) => department },
    { key: 'departmentCode', type: 'code', cell: ({ departmentCode }) => departmentCode },
    { key: 'region', type: 'text', cell: ({ region }) => region },
    { key: 'regionCode', type: 'code', cell: ({ regionCode }) => regionCode },
  ];
}

/** A stored code's word; the code itself when it is from before the vocabulary. */
function label(words: Partial<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

/** `14:00`, whatever the language. Many sessions share their hours, which are written once. */
function clock(instant: string, zone: string): string {
  return formatInstant(instant, zone, 'fr', 'time');
}

function dayInParis(instant: string | null): string | null {
  return instant === null ? null : parisDays.format(new Date(instant));
}

/** Swedish writes days as ISO 8601 does. */
const parisDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
