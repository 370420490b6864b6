import { isValidTelephone, isValidUrl } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { fold } from '#app/domain/folding.ts';

/**
 * Reads records of the national standard "lieux de médiation numérique" (schema of La MedNum and the ANCT), whatever
 * its age: field names of former versions, missing optional fields, decimals with a comma, codes that a spreadsheet
 * stripped of their zero. What a venue cannot do without is asked for; the rest is left out when it cannot be read.
 */

/** A record's fields as text, by their names in the file. */
export type RecordFields = ReadonlyMap<string, string>;

export type NationalVenue = {
  source: string;
  sourceId: string;
  name: string;
  /** May be empty: a bus has none. */
  address: string;
  addressExtra: string | null;
  /** Five digits, or empty. */
  postcode: string;
  /** As given, in capitals; may be empty or unknown. */
  inseeCode: string;
  communeName: string;
  /** As given: not checked against the commune yet. */
  coordinates: { latitude: number; longitude: number } | undefined;
  phone: string | null;
  website: string | null;
  openingHours: string | null;
  accessNotes: string | null;
};

export type NationalVenueReading =
  | { kind: 'venue'; venue: NationalVenue }
  | { kind: 'rejected'; sourceId: string | undefined; reason: string };

const LONGEST_TEXT = 300;
const LONGEST_HOURS = 1000;

/** Names that fields had in former versions of the standard, or have in files made by hand. */
const FIELD_NAMES = {
  id: ['id', 'identifiant'],
  name: ['nom', 'nom_du_lieu'],
  commune: ['commune', 'ville'],
  postcode: ['code_postal', 'cp'],
  inseeCode: ['code_insee', 'code_commune', 'insee'],
  address: ['adresse', 'adresse_postale', 'voie'],
  addressExtra: ['complement_adresse', 'complement_d_adresse'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng', 'long'],
  phone: ['telephone', 'tel'],
  website: ['site_web', 'url', 'site_internet'],
  openingHours: ['horaires', 'horaires_ouverture', 'horaires_d_ouverture'],
  access: ['fiche_acces_libre', 'accessibilite'],
  source: ['source'],
} as const;

/** A venue, or the reason why the record is none and how to mend it. `defaultSource` serves where it names none. */
export function readNationalVenue(record: RecordFields, defaultSource: string): NationalVenueReading {
  const fields = new Map([...record].map(([name, value]) => [fold(name).replace(/ /g, '_'), clean(value)]));
  const read = (names: readonly string[]) => {
    for (const name of names) {
      const value = fields.get(name);
      if (value) return value;
    }
    return '';
  };
  const sourceId = read(FIELD_NAMES.id);
  const name = read(FIELD_NAMES.name);
  const address = read(FIELD_NAMES.address);
  const postcode = readPostcode(read(FIELD_NAMES.postcode));
  const communeName = read(FIELD_NAMES.commune);
  const inseeCode = readInseeCode(read(FIELD_NAMES.inseeCode));
  const rejected = (reason: string) => ({
    kind: 'rejected' as const,
    sourceId: sourceId === '' ? undefined : sourceId.slice(0, LONGEST_TEXT),
    reason,
  });

  if (sourceId === '') return rejected('it has no id: give each venue one in the field "id"');
  if (name === '') return rejected('it has no name: fill the field "nom"');
  if (inseeCode === '' && postcode === '' && communeName === '') {
    return rejected('it says no commune: fill "code_insee", or "code_postal" and "commune"');
  }
  const tooLong = Object.entries({ id: sourceId, nom: name, adresse: address, commune: communeName }).find(
    ([, value]) => value.length > LONGEST_TEXT,
  );
  if (tooLong) {
    return rejected(`its "${tooLong[0]}" is longer than ${LONGEST_TEXT} characters: shorten it`);
  }
  const hours = read(FIELD_NAMES.openingHours);
  return {
    kind: 'venue',
    venue: {
      source: read(FIELD_NAMES.source).slice(0, LONGEST_TEXT) || defaultSource,
      sourceId,
      name,
      address,
      addressExtra: read(FIELD_NAMES.addressExtra).slice(0, LONGEST_TEXT) || null,
      postcode,
      inseeCode,
      communeName,
      coordinates: readCoordinates(read(FIELD_NAMES.latitude), read(FIELD_NAMES.longitude)),
      phone: readPhone(read(FIELD_NAMES.phone)),
      website: readWebsite(read(FIELD_NAMES.website)),
      openingHours: hours.length > LONGEST_HOURS ? null : hours || null,
      accessNotes: read(FIELD_NAMES.access).slice(0, LONGEST_TEXT) || null,
    },
  };
}

/** One line, without the control characters that databases refuse. */
function clean(value: string): string {
  const text = value
    .normalize('NFC')
    .replace(/[\p{Control}\s]+/gu, ' ')
    .trim();
  return /^(null|undefined|n\/?a|nan)$/i.test(text) ? '' : text;
}

function readPostcode(text: string): string {
  const digits = text.replace(/\s/g, '');
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, '0') : '';
}

function readInseeCode(text: string): string {
  const code = text.replace(/\s/g, '').toUpperCase();
  return /^\d{4}$/.test(code) ? code.padStart(5, '0') : code;
}

function readCoordinates(latitude: string, longitude: string) {
  const degrees = [latitude, longitude].map((text) =>
    /^[+-]?\d+(?:[.,]\d*)?(?:e-?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : Number.NaN,
  );
  const [north = Number.NaN, east = Number.NaN] = degrees;
  // Nothing of France lies on the equator's first meridian: zeros are an empty cell.
  if (!Number.isFinite(north) || !Number.isFinite(east) || (north === 0 && east === 0)) return undefined;
  return { latitude: rounded(north), longitude: rounded(east) };
}

/** Six decimals are a hand's width. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function readPhone(text: string): string | null {
  const [first = ''] = text.split(/[|;/]/);
  const number = /^[1-9]\d{8}$/.test(first.trim()) ? `0${first.trim()}` : first.trim();
  return isValidTelephone(number) ? number : null;
}

/** Only web addresses: the page makes a link of it. */
function readWebsite(text: string): string | null {
  const [first = ''] = text.split(/[|;\s]/);
  const address = first.startsWith('www.') ? `https://${first}` : first;
  const readable = /^https?:\/\//i.test(address) && isValidUrl(address) && URL.canParse(address);
  return readable && address.length <= LONGEST_TEXT ? address : null;
}
