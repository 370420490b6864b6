import type { FoundAddress } from '#app/forms/venue.ts';
import type { VenueLine } from '#db/venues.server.ts';
import { Checkbox, ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import { VenueAccessFields, VenuePinFields } from './venue-fields.tsx';
import { KnownVenues } from './venue-search.tsx';

/** Second step of a new venue: its name, address, access, and where its entrance stands on the map. */
export function VenueForm({
  formToken,
  address,
  commune,
  neighbours,
  form,
}: {
  formToken: string;
  address: FoundAddress;
  commune: { name: string; departmentCode: string };
  neighbours: readonly VenueLine[];
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
      {neighbours.length > 0 && (
        <section className="notice notice-warning stack">
          <h2>{words.sameAddress}</h2>
          <p>{words.sameAddressLead}</p>
          <KnownVenues venues={neighbours} />
        </section>
      )}
      <form method="post" action={page.address} className="form" noValidate>
        <FormToken value={formToken} />
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
        {neighbours.length > 0 && <Checkbox name="isAnother" label={words.isAnother} form={form} />}
        <VenueAccessFields form={form} />
        <VenuePinFields form={form} point={address} />
        <button type="submit" className="button button-wide">
          {words.save}
        </button>
      </form>
    </div>
  );
}
