import { type Figure, figureInAddress, figureOf } from '#app/domain/figure.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatInstant } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import type { ExportedSession, ExportedVenue } from '#db/exports.server.ts';
import type { Column } from './table.ts';

/**
 * The open data files, and the dictionary of their columns: one definition of both. Names of columns and codes are French
 * and the same in every language, since programs read them. A column more is a line here and its meaning in
 * `text.openData.meanings`; taking one away or giving it another name breaks what others have built.
 */

export const openFiles = ['ateliers', 'lieux', 'territoires'] as const;
export type OpenFile = (typeof openFiles)[number];

export function isOpenFile(name: unknown): name is OpenFile {
  return openFiles.some((file) => file === name);
}

type Meanings = Text['openData']['meanings'];
/** `example`: as it stands in the file. */
export type OpenColumn<Row, Name extends string = string> = Column<Row, Name> & { example: string };

/** Of one measure and one grade: figures of different grades are never added up in a file either. */
export type OpenTotal = {
  campaign: string;
  level: 'pays' | 'region' | 'departement';
  code: string;
  name: string;
  regionCode: string | null;
  population: number;
  figure: Figure;
  totals: Totals;
};

/** Each participant once, under one grade: their total is left to whoever adds grades up knowingly. */
export const openFigures = [
  'events',
  'seats',
  'checkedIn',
  'counted',
  'estimated',
  'registered',
  'toVerify',
] as const satisfies Figure[];

/** Published sessions, cancelled ones too. Without what is known of participants, which is published by territory. */
export function openSessionColumns(
  publicUrl: string,
): OpenColumn<ExportedSession, keyof Meanings['ateliers'] & string>[] {
  return [
    {
      key: 'identifiant',
      type: 'code',
      cell: ({ id }) => id,
      example: '0196e0a4-5b1c-7c33-9d3e-2f8a4c0b7d11',
    },
    {
      key: 'adresse_web',
      type: 'web',
      cell: ({ slug }) => `${publicUrl}/ateliers/${slug}`,
      example: `${publicUrl}/ateliers/decouvrir-l-ia-gueret`,
    },
    { key: 'titre', type: 'text', cell: ({ title }) => title, example: 'Découvrir l’IA autour d’un café' },
    {
      key: 'statut',
      type: 'text',
      cell: ({ cancelledAt }) => (cancelledAt === null ? 'publie' : 'annule'),
      example: 'publie',
    },
    { key: 'programme', type: 'text', cell: ({ programme }) => programme, example: 'Café IA' },
    { key: 'public', type: 'text', cell: ({ audience }) => audience, example: 'seniors' },
    { key: 'format', type: 'text', cell: ({ format }) => format, example: 'cafe-debat' },
    { key: 'langue', type: 'code', cell: ({ language }) => language, example: 'fr' },
    {
      key: 'modalite',
      type: 'text',
      cell: ({ attendance }) => attendanceCodes[attendance],
      example: 'sur_place',
    },
    {
      key: 'entree',
      type: 'text',
      cell: ({ entry }) => (entry === 'sign_up' ? 'sur_inscription' : 'libre'),
      example: 'sur_inscription',
    },
    { key: 'places', type: 'integer', cell: ({ capacity }) => capacity, example: '12' },
    { key: 'date', type: 'day', cell: ({ localDate }) => localDate, example: '2027-05-18' },
    {
      key: 'heure_debut',
      type: 'time',
      cell: ({ startsAt, timeZone }) => formatInstant(startsAt, timeZone, 'fr', 'time'),
      example: '14:00',
    },
    {
      key: 'heure_fin',
      type: 'time',
      cell: ({ endsAt, timeZone }) => formatInstant(endsAt, timeZone, 'fr', 'time'),
      example: '16:00',
    },
    { key: 'fuseau_horaire', type: 'code', cell: ({ timeZone }) => timeZone, example: 'Europe/Paris' },
    {
      key: 'debut_utc',
      type: 'instant',
      cell: ({ startsAt }) => startsAt,
      example: '2027-05-18T12:00:00.000Z',
    },
    { key: 'fin_utc', type: 'instant', cell: ({ endsAt }) => endsAt, example: '2027-05-18T14:00:00.000Z' },
    {
      key: 'structure',
      type: 'text',
      cell: ({ organisation }) => organisation,
      example: 'Médiathèque de Guéret',
    },
    {
      key: 'lieu_identifiant',
      type: 'code',
      cell: ({ venueId }) => venueId,
      example: '0196e0a4-1f00-7a10-8c55-6b0d2e9f4a20',
    },
    { key: 'lieu', type: 'text', cell: ({ venue }) => venue, example: 'Médiathèque' },
    { key: 'adresse', type: 'text', cell: ({ address }) => address, example: '1 place de la Mairie' },
    { key: 'code_postal', type: 'code', cell: ({ postcode }) => postcode, example: '23000' },
    ...territoryColumns<ExportedSession>(),
    { key: 'latitude', type: 'decimal', cell: ({ latitude }) => latitude, example: '46.1717' },
    { key: 'longitude', type: 'decimal', cell: ({ longitude }) => longitude, example: '1.8719' },
    {
      key: 'position',
      type: 'text',
      cell: ({ position }) => position && positionCodes[position],
      example: 'exacte',
    },
    {
      key: 'accessible',
      type: 'yes_no',
      cell: ({ venueId, stepFreeSince }) => (venueId === null ? null : stepFreeSince !== null),
      example: 'true',
    },
    {
      key: 'mis_a_jour',
      type: 'instant',
      cell: ({ updatedAt }) => updatedAt,
      example: '2027-04-02T08:15:00.000Z',
    },
  ];
}

/** Venues in use, with or without sessions. */
export function openVenueColumns(
  publicUrl: string,
): OpenColumn<ExportedVenue, keyof Meanings['lieux'] & string>[] {
  return [
    {
      key: 'identifiant',
      type: 'code',
      cell: ({ id }) => id,
      example: '0196e0a4-1f00-7a10-8c55-6b0d2e9f4a20',
    },
    {
      key: 'adresse_web',
      type: 'web',
      cell: ({ id }) => `${publicUrl}/lieux/${id}`,
      example: `${publicUrl}/lieux/0196e0a4-1f00-7a10-8c55-6b0d2e9f4a20`,
    },
    { key: 'nom', type: 'text', cell: ({ venue }) => venue, example: 'Médiathèque de Guéret' },
    { key: 'adresse', type: 'text', cell: ({ address }) => address, example: '1 place de la Mairie' },
    {
      key: 'complement_adresse',
      type: 'text',
      cell: ({ addressExtra }) => addressExtra,
      example: 'Bâtiment B',
    },
    { key: 'code_postal', type: 'code', cell: ({ postcode }) => postcode, example: '23000' },
    ...territoryColumns<ExportedVenue>(),
    { key: 'latitude', type: 'decimal', cell: ({ latitude }) => latitude, example: '46.1717' },
    { key: 'longitude', type: 'decimal', cell: ({ longitude }) => longitude, example: '1.8719' },
    { key: 'position', type: 'text', cell: ({ position }) => positionCodes[position], example: 'exacte' },
    { key: 'fuseau_horaire', type: 'code', cell: ({ timeZone }) => timeZone, example: 'Europe/Paris' },
    {
      key: 'accessible',
      type: 'yes_no',
      cell: ({ stepFreeSince }) => stepFreeSince !== null,
      example: 'true',
    },
    {
      key: 'acces',
      type: 'text',
      cell: ({ accessNotes }) => accessNotes,
      example: 'Ascenseur au fond du hall',
    },
    {
      key: 'transports',
      type: 'text',
      cell: ({ transportNotes }) => transportNotes,
      example: 'Bus 2, arrêt Mairie',
    },
    {
      key: 'horaires',
      type: 'text',
      cell: ({ openingHours }) => openingHours,
      example: 'Tu-Sa 10:00-12:00,14:00-18:00',
    },
    {
      key: 'site_web',
      type: 'web',
      cell: ({ website }) => website,
      example: 'https://mediatheque.example.org',
    },
    { key: 'source', type: 'text', cell: ({ source }) => source, example: 'France Services' },
    { key: 'source_identifiant', type: 'code', cell: ({ sourceId }) => sourceId, example: '1234' },
    {
      key: 'mis_a_jour',
      type: 'instant',
      cell: ({ updatedAt }) => updatedAt,
      example: '2027-04-02T08:15:00.000Z',
    },
  ];
}

/** One line for each territory and each figure that is obtained in one way. */
export function openTotalColumns(): OpenColumn<OpenTotal, keyof Meanings['territoires'] & string>[] {
  return [
    { key: 'edition', type: 'code', cell: ({ campaign }) => campaign, example: 'semaine-2027' },
    { key: 'niveau', type: 'text', cell: ({ level }) => level, example: 'departement' },
    { key: 'code', type: 'code', cell: ({ code }) => code, example: '23' },
    { key: 'nom', type: 'text', cell: ({ name }) => name, example: 'Creuse' },
    { key: 'code_region', type: 'code', cell: ({ regionCode }) => regionCode, example: '75' },
    { key: 'population', type: 'integer', cell: ({ population }) => population, example: '115529' },
    {
      key: 'mesure',
      type: 'text',
      cell: ({ figure }) => figureInAddress(figure).mesure,
      example: 'participants',
    },
    {
      key: 'grade',
      type: 'text',
      cell: ({ figure }) => figureInAddress(figure).grade ?? null,
      example: 'comptes',
    },
    {
      key: 'valeur',
      type: 'integer',
      cell: ({ totals, figure }) => figureOf(totals, figure),
      example: '312',
    },
  ];
}

const attendanceCodes = { on_site: 'sur_place', online: 'en_ligne', both: 'sur_place_et_en_ligne' } as const;
const positionCodes = { exact: 'exacte', approximate: 'approximative' } as const;

type InTerritory = {
  commune: string | null;
  communeCode: string | null;
  department: string;
  departmentCode: string;
  region: string;
  regionCode: string;
};

/** Both files name territories in the same columns. */
type TerritoryName = keyof Meanings['ateliers'] & keyof Meanings['lieux'] & string;

function territoryColumns<Row extends InTerritory>(): OpenColumn<Row, TerritoryName>[] {
  return [
    { key: 'commune', type: 'text', cell: ({ commune }) => commune, example: 'Guéret' },
    { key: 'code_commune', type: 'code', cell: ({ communeCode }) => communeCode, example: '23096' },
    { key: 'departement', type: 'text', cell: ({ department }) => department, example: 'Creuse' },
    { key: 'code_departement', type: 'code', cell: ({ departmentCode }) => departmentCode, example: '23' },
    { key: 'region', type: 'text', cell: ({ region }) => region, example: 'Nouvelle-Aquitaine' },
    { key: 'code_region', type: 'code', cell: ({ regionCode }) => regionCode, example: '75' },
  ];
}
