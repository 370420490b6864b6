import type { AlertFormState } from '#app/components/alert-form.tsx';
import type { Typed } from '#app/forms/form.ts';
import { type AlertPlace, findAlertPlace } from '#db/alert-places.server.ts';
import type { Connection } from '#db/connection.server.ts';

/** The place of a sent form, or what its page shows again: the homonyms to choose from, or what is wrong. */
export async function readAlertPlace(
  connection: Connection,
  typedPlace: string,
  typed: Typed,
): Promise<{ place: AlertPlace } | { refused: NonNullable<AlertFormState> }> {
  const answer = await findAlertPlace(connection, typedPlace);
  switch (answer.kind) {
    case 'found':
      return { place: answer.place };
    case 'choice':
      return { refused: { typed, errors: { chosen: 'severalPlaces' }, places: answer.places } };
    case 'too_wide':
      return { refused: { typed, errors: { place: 'placeTooWide' } } };
    case 'unknown':
      return { refused: { typed, errors: { place: 'placeUnknown' } } };
  }
}
