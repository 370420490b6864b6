import { describe, expect, it } from 'vitest';
import { makeVenueMatcher, type VenueCandidate, type VenueQuery } from '#app/domain/venue-match.ts';

const venue = (id: string, name: string, changes: Partial<VenueCandidate> = {}): VenueCandidate => ({
  id,
  name,
  postcode: '23000',
  communeName: 'Guéret',
  timeZone: 'Europe/Paris',
  own: false,
  closed: false,
  ...changes,
});
const query = { name: '', id: '', commune: 'Gueret', postcode: '' };
const matchVenue = (asked: VenueQuery, venues: VenueCandidate[], present: string | null) =>
  makeVenueMatcher(venues)(asked, present);
const found = (id: string) =>
  expect.objectContaining({ kind: 'found', venue: expect.objectContaining({ id }) });

it('finds a venue by its name in its commune, however both are written', () => {
  const venues = [
    venue('1', 'Médiathèque de Guéret'),
    venue('2', 'Mairie'),
    venue('3', 'Mairie', { communeName: 'Ajain', postcode: '23380' }),
  ];
  expect(matchVenue({ ...query, name: 'MEDIATHEQUE GUERET' }, venues, null)).toEqual(found('1'));
  expect(matchVenue({ ...query, name: 'Mairie', commune: '', postcode: '23380' }, venues, null)).toEqual(
    found('3'),
  );
});

it('finds a venue by its id alone', () => {
  expect(matchVenue({ ...query, id: '2', commune: '' }, [venue('1', 'A'), venue('2', 'B')], null)).toEqual(
    found('2'),
  );
});

it('looks for a name without a place among the organisation’s own venues', () => {
  const venues = [venue('1', 'Mairie'), venue('2', 'Mairie', { own: true })];
  expect(matchVenue({ ...query, name: 'Mairie', commune: '' }, venues, null)).toEqual(found('2'));
  expect(matchVenue({ ...query, name: 'Mairie', commune: '' }, [venue('1', 'Mairie')], null).kind).toBe(
    'place-needed',
  );
});

it('does not choose between two of one name, unless one is the organisation’s or the present one', () => {
  const venues = [venue('1', 'Mairie'), venue('2', 'Mairie')];
  expect(matchVenue({ ...query, name: 'Mairie' }, venues, null).kind).toBe('ambiguous');
  expect(matchVenue({ ...query, name: 'Mairie' }, venues, '2')).toEqual(found('2'));
  const [one, other] = [venue('1', 'Mairie'), venue('2', 'Mairie', { own: true })];
  expect(matchVenue({ ...query, name: 'Mairie' }, [one, other], null)).toEqual(found('2'));
});

it('suggests what is nearly the name, and finds a closed venue only where the session is already', () => {
  const venues = [
    venue('1', 'Médiathèque de la Tour'),
    venue('2', 'Gymnase'),
    venue('3', 'Mairie', { closed: true }),
  ];
  const match = matchVenue({ ...query, name: 'Mediatheq de la tour' }, venues, null);
  expect(match).toEqual({ kind: 'unknown', suggestions: [venues[0]] });
  expect(matchVenue({ ...query, name: 'Mairie' }, venues, null).kind).toBe('unknown');
  expect(matchVenue({ ...query, name: 'Mairie' }, venues, '3')).toEqual(found('3'));
});

describe('a venue that was merged into another', () => {
  const kept = venue('1', 'Médiathèque');
  const former = venue('1', 'Salle de lecture', { formerId: '9' });

  it('is found as the one that stayed, by its id and by its name', () => {
    expect(matchVenue({ ...query, id: '9' }, [kept, former], null)).toEqual(found('1'));
    expect(matchVenue({ ...query, name: 'Salle de lecture' }, [kept, former], null)).toEqual(found('1'));
  });

  it('does not make its own name ambiguous', () => {
    expect(
      matchVenue({ ...query, name: 'Mediatheque' }, [{ ...former, name: 'Médiathèque' }, kept], null),
    ).toEqual({ kind: 'found', venue: kept });
  });

  it('gives way to a venue that bears the name now, unless the session is held there', () => {
    const bearing = venue('2', 'Salle de lecture');
    const asked = { ...query, name: 'Salle de lecture' };
    expect(matchVenue(asked, [former, kept, bearing], null)).toEqual(found('2'));
    expect(matchVenue(asked, [former, kept, bearing], '1')).toEqual(found('1'));
  });

  it('is proposed under no name that it bears no more', () => {
    expect(matchVenue({ ...query, name: 'Salle de musique' }, [kept, former], null)).toEqual({
      kind: 'unknown',
      suggestions: [],
    });
  });
});
