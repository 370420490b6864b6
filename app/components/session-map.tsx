import { readSearchParameters, searchAddress } from '#app/domain/search.ts';
import { usePage, useText } from './page-context.tsx';

/**
 * Where a map stands. Everything it shows is in the list beside it, so that without JavaScript it is not missed; the
 * island `map` fills it, after the page is there.
 */
export function SessionMap({
  title,
  query,
  center,
  heading: Heading = 'h2',
}: {
  title: string;
  /** The search whose sessions are shown, as `/carte/…` takes it, without `?`. */
  query: string;
  /** What was searched around, in degrees and kilometres: the map opens there. */
  center?: { latitude: number; longitude: number; radius: number } | undefined;
  heading?: 'h2' | 'h3';
}) {
  const { text, href } = useText();
  const { tilesUrl } = usePage();
  const words = text.map;
  return (
    <section className="map-section" aria-labelledby="carte">
      <Heading id="carte">{title}</Heading>
      <p className="soft small">{words.inList}</p>
      <a className="skip-map" href="#apres-carte">
        {words.skip}
      </a>
      <noscript>
        <p className="notice">{words.needsScript}</p>
      </noscript>
      <div
        className="map"
        data-island="map"
        data-points={href('/carte')}
        data-query={query}
        data-search={href(searchElsewhere(query))}
        data-tiles={tilesUrl}
        data-latitude={center?.latitude}
        data-longitude={center?.longitude}
        data-radius={center?.radius}
        data-words={JSON.stringify(words)}
      />
      <span id="apres-carte" tabIndex={-1} />
    </section>
  );
}

/** The address of the search without its place: the map puts its own there. */
function searchElsewhere(query: string): string {
  const { parameters } = readSearchParameters(new URLSearchParams(query));
  const elsewhere = { departmentCode: undefined, regionCode: undefined, radius: undefined, page: 1 };
  return searchAddress('/ateliers', { ...parameters, ...elsewhere, place: '', position: undefined });
}

/** A small map with one place on it, for those who see it; the address beside it says the same. */
export function PlaceMap({
  title,
  place,
}: {
  title: string;
  place: { latitude: number; longitude: number };
}) {
  const { text } = useText();
  const { tilesUrl } = usePage();
  return (
    <div
      className="map map-small"
      data-island="map"
      data-tiles={tilesUrl}
      data-place={title}
      data-latitude={place.latitude}
      data-longitude={place.longitude}
      data-words={JSON.stringify(text.map)}
    />
  );
}
