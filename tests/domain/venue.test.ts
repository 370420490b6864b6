import { expect, it } from 'vitest';
import { venueAddressKey } from '#app/domain/venue.ts';

it.each([
  ['1 place Bonnyaud', '1, Pl. Bonnyaud'],
  ['12 bis avenue de la République', '12 b av. de la republique'],
  ['3 bd St-Michel', '3 Boulevard Saint Michel'],
])('knows %j and %j as one address', (one, other) => {
  expect(venueAddressKey('23096', one)).toBe(venueAddressKey('23096', other));
});

it('tells numbers and communes apart', () => {
  expect(venueAddressKey('23096', '1 place Bonnyaud')).not.toBe(
    venueAddressKey('23096', '11 place Bonnyaud'),
  );
  expect(venueAddressKey('23096', '1 place Bonnyaud')).not.toBe(venueAddressKey('23030', '1 place Bonnyaud'));
});
