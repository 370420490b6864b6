import { type AlertSearch, alertDays, alertKey, alertTimes, coveringRadius } from '#app/domain/alert.ts';
import { audiences } from '#app/domain/session.ts';
import type { AlertPlace } from './alert-places.server.ts';
import type { AlertTable } from './schema.ts';

/** The search of a stored alert, as the rules know it. */
export function readAlertSearch(
  row: Pick<AlertTable, 'radius' | 'audience' | 'days' | 'times' | 'attendance'>,
): AlertSearch {
  const days = row.days.split(',');
  const times = row.times.split(',');
  return {
    radius: coveringRadius(row.radius),
    audience: audiences.find((audience) => audience === row.audience) ?? null,
    days: alertDays.filter((day) => days.includes(day)),
    times: alertTimes.filter((time) => times.includes(time)),
    attendance: row.attendance,
  };
}

/** The columns of an alert that hold its place and search. */
export function alertSearchColumns(place: AlertPlace, search: AlertSearch) {
  return {
    place: place.label,
    commune_code: place.communeCode,
    latitude: place.latitude,
    longitude: place.longitude,
    time_zone: place.timeZone,
    radius: search.radius,
    audience: search.audience,
    days: search.days.join(','),
    times: search.times.join(','),
    attendance: search.attendance,
    search_key: alertKey(place.communeCode, search),
  };
}
