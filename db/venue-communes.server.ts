import type { NationalVenue } from '#app/geo/national-venues.ts';
import { type CommuneChoice, chooseCommune } from '#app/geo/venue-placement.ts';
import type { Connection } from './connection.server.ts';
import { findCommunesNamed } from './places.server.ts';
import { listCommunesByCode, listCommunesByPostcode, listPostcodesOf } from './territories.server.ts';

export type VenueCommunes = {
  /** In the order of the venues. */
  choices: CommuneChoice[];
  /** Postcodes of a chosen commune, the lowest first. */
  postcodesOf: (communeCode: string) => readonly string[];
};

/** The communes of a batch of venues, by a constant number of queries. */
export async function findVenueCommunes(
  connection: Connection,
  venues: readonly NationalVenue[],
): Promise<VenueCommunes> {
  const [byCode, byPostcode] = await Promise.all([
    listCommunesByCode(
      connection,
      venues.map((venue) => venue.inseeCode),
    ),
    listCommunesByPostcode(
      connection,
      venues.map((venue) => venue.postcode),
    ),
  ]);
  // Names are looked up for the few whose code says nothing.
  const names = new Set(
    venues.filter(({ inseeCode }) => !byCode.has(inseeCode)).map((venue) => venue.communeName),
  );
  const codesByName = new Map<string, string[]>();
  for (const name of names) {
    codesByName.set(
      name,
      (await findCommunesNamed(connection, name)).map((place) => place.code),
    );
  }
  const named = await listCommunesByCode(connection, [...codesByName.values()].flat());

  const choices = venues.map((venue) =>
    chooseCommune(venue, {
      byInseeCode: byCode.get(venue.inseeCode),
      byPostcode: byPostcode.get(venue.postcode) ?? [],
      byName: (codesByName.get(venue.communeName) ?? []).flatMap((code) => named.get(code) ?? []),
    }),
  );
  const chosen = choices.flatMap((choice) => (choice.kind === 'commune' ? [choice.commune.code] : []));
  const postcodes = await listPostcodesOf(connection, chosen);
  return { choices, postcodesOf: (code) => postcodes.get(code) ?? [] };
}
