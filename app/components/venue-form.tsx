import { type FoundAddress, foundAddressQuery } from '#app/forms/venue.ts';
import type { VenueLine } from '#db/venues.server.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import { VenueAccessFields, VenuePinFields } from './venue-fields.tsx';
import { KnownVenues } from './venue-search.tsx';

const FORM = 'nouveau-lieu';

/**
 * Second step of a new venue: is it one of those that are known, then its name, address, access, and where its entrance
 * stands. `asked` are venues that it may be, `notThese` the ids of those that it is not; the form waits for the answer
 * unless it was sent already.
 */
export function VenueForm({
  formToken,
  address,
  commune,
  asked,
  notThese,
  form,
}: {
  formToken: string;
  address: FoundAddress;
  commune: { name: string; departmentCode: string };
  asked: readonly VenueLine[];
  notThese: readonly string[];
  form: FormState;
}) {
  const { text, href } = useText();
  const page = usePage();
  const words = text.mediation.venue;
  const labels = {
    name: words.name,
    address: words.address,
    addressExtra: words.addressExtra,
    postcode: words.postcode,
    accessNotes: words.access,
    transportNotes: words.transport,
    latitude: words.latitude,
    longitude: words.longitude,
  };
  const field = (name: keyof typeof labels) => ({ name, label: labels[name], form });
  return (
    <div className="stack-wide">
      {asked.length > 0 && (
        <section className="notice notice-warning stack" role={form ? 'alert' : undefined}>
          <h2>{words.known}</h2>
          <KnownVenues venues={asked} />
          {form ? (
            <p>
              <button
                type="submit"
                form={FORM}
                name="notThese"
                value={asked.map(({ id }) => id).join(',')}
                className="button button-quiet"
              >
                {words.noneOfThese}
              </button>
            </p>
          ) : (
            <p>
              <a
                className="button button-quiet"
                href={href(`/mediation/lieux/nouveau?${foundAddressQuery(address)}&autre=1`)}
              >
                {words.noneOfThese}
              </a>
            </p>
          )}
        </section>
      )}
      {(form || asked.length === 0) && (
        <form id={FORM} method="post" action={page.address} className="form" noValidate>
          <FormToken value={formToken} />
          <input type="hidden" name="notThese" value={notThese.join(',')} />
          <input type="hidden" name="communeCode" value={address.communeCode} />
          <input type="hidden" name="foundAt" value={`${address.latitude},${address.longitude}`} />
          <input type="hidden" name="foundPosition" value={address.position} />
          <ErrorSummary form={form} labels={labels} />
          <Field {...field('name')} hint={words.nameHint} maxLength={140} />
          <Field {...field('address')} value={address.address} maxLength={200} />
          <Field {...field('addressExtra')} maxLength={200} optional />
          <Field {...field('postcode')} value={address.postcode} inputMode="numeric" maxLength={10} short />
          <p>
            {words.commune(commune.name, commune.departmentCode)}{' '}
            <a href={href('/mediation/lieux/nouveau')}>{words.searchAgain}</a>
          </p>
          <VenueAccessFields form={form} />
          <VenuePinFields form={form} point={address} />
          <button type="submit" className="button button-wide">
            {words.save}
          </button>
        </form>
      )}
    </div>
  );
}
