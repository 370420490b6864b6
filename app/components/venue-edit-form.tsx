import type { OwnVenue } from '#db/own-venues.server.ts';
import { ErrorSummary, Field, type FormState, TextArea } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import { VenueAccessFields, VenuePinFields } from './venue-fields.tsx';

/** Everything that a mediator may correct of a venue. */
export function VenueEditForm({
  venue,
  formToken,
  form,
}: {
  venue: OwnVenue;
  formToken: string;
  form: FormState;
}) {
  const { text, href } = useText();
  const page = usePage();
  const { venue: words } = text.mediation;
  const own = text.ownVenues;
  const labels = {
    name: words.name,
    address: words.address,
    addressExtra: words.addressExtra,
    postcode: words.postcode,
    accessNotes: words.access,
    transportNotes: words.transport,
    openingHours: text.venue.opening,
    phone: text.session.phone,
    website: text.session.website,
    latitude: words.latitude,
    longitude: words.longitude,
  };
  const field = (name: 'name' | 'address' | 'addressExtra' | 'postcode' | 'phone' | 'website') => ({
    name,
    label: labels[name],
    form,
    value: venue[name],
  });
  return (
    <form method="post" action={page.address} className="form" noValidate>
      <FormToken value={formToken} />
      <ErrorSummary form={form} labels={labels} />
      <Field {...field('name')} hint={words.nameHint} maxLength={140} />
      <Field {...field('address')} maxLength={200} />
      <Field {...field('addressExtra')} maxLength={200} optional />
      <Field {...field('postcode')} inputMode="numeric" maxLength={10} short />
      <p>
        {words.commune(venue.communeName, venue.departmentCode)}. {own.communeStays}
      </p>
      <VenueAccessFields form={form} values={venue} />
      <TextArea
        name="openingHours"
        label={labels.openingHours}
        form={form}
        hint={own.openingHint}
        value={venue.openingHours}
        rows={4}
        maxLength={500}
        optional
      />
      <Field {...field('phone')} type="tel" hint={own.phoneHint} maxLength={40} optional />
      <Field {...field('website')} type="url" hint={own.websiteHint} maxLength={300} optional />
      <VenuePinFields form={form} point={venue} />
      <p className="row">
        <button type="submit" className="button">
          {own.save}
        </button>
        <a className="button button-quiet" href={href('/mediation/lieux')}>
          {own.backToVenues}
        </a>
      </p>
    </form>
  );
}
