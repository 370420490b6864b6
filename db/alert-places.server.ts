import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { Place } from '#app/domain/place.ts';
import { placeOf } from '#app/geo/place-index.ts';
import type { Connection } from './connection.server.ts';
import { indexOf, resolvePlace } from './places.server.ts';

/** Where somebody waits: a commune, or a postcode with its most populated commune. */
export type AlertPlace = Point & { label: string; communeCode: string; timeZone: string };

export type AlertPlaceAnswer =
  | { kind: 'found'; place: AlertPlace }
  /** Communes of the same name. */
  | { kind: 'choice'; places: Place[] }
  /** A département or a region: nobody is told of sessions two hours away. */
  | { kind: 'too_wide' }
  | { kind: 'unknown' };

/** The commune or postcode that was typed, or the choice among those of the same name. */
export async function findAlertPlace(connection: Connection, typed: string): Promise<AlertPlaceAnswer> {
  const answer = await resolvePlace(connection, typed);
  if (answer.kind === 'unknown') return answer;
  const places = (answer.kind === 'found' ? [answer.place] : answer.places).filter(
    ({ kind }) => kind === 'commune' || kind === 'postcode',
  );
  const [place] = places;
  if (!place) return { kind: 'too_wide' };
  if (answer.kind === 'choice') return { kind: 'choice', places };
  const { postcodes } = await indexOf(connection);
  const communeCode = place.kind === 'postcode' ? postcodes.get(place.code)?.[0]?.code : place.code;
  const zone = await connection.db
    .selectFrom('communes')
    .innerJoin('departments', 'departments.code', 'communes.department_code')
    .select(['communes.code', 'departments.time_zone'])
    .where('communes.code', '=', communeCode ?? '')
    .executeTakeFirst();
  if (!zone) return { kind: 'unknown' };
  const { label, latitude, longitude } = place;
  return {
    kind: 'found',
    place: { label, communeCode: zone.code, latitude, longitude, timeZone: zone.time_zone },
  };
}

/**
 * The name of the commune nearest to a position, among those whose own is exact: where somebody is to the street need not
 * be kept.
 */
export async function findNearestPlaceName(
  connection: Connection,
  position: Point,
): Promise<string | undefined> {
  const { communes } = await indexOf(connection);
  let nearest: { label: string; distance: number } | undefined;
  for (const commune of communes.values()) {
    if (commune.position !== 'exact') continue;
    // Most are left out by two subtractions.
    if (Math.abs(commune.latitude - position.latitude) > 1) continue;
    if (Math.abs(commune.longitude - position.longitude) > 1) continue;
    const distance = distanceBetween(position, commune);
    if (!nearest || distance < nearest.distance) nearest = { label: placeOf(commune).label, distance };
  }
  return nearest?.label;
}
