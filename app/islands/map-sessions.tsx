import { type Map as LeafletMap, latLngBounds } from 'leaflet';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMap } from 'react-leaflet';
import { DEFAULT_RADIUS, MAXIMUM_RADIUS, MINIMUM_RADIUS } from '#app/domain/search-radius.ts';
import { focusFirstMarker, listenToCards, orderMarkers } from './map-and-list.ts';
import { keepUnchanged, type MapMarker, type MarkerSource, makeMarkerTiles } from './map-data.ts';
import type { MapWords } from './session-map.tsx';
import { VenueMarker } from './venue-marker.tsx';

/** Nearer than that, a map that fits its venues would show nothing around them. */
const DEEPEST_FIT = 10;

/** The markers of what the map shows, asked again when it moves, and the way from there to the list. */
export function Sessions({
  source,
  words,
  fit,
}: {
  source: MarkerSource & { search: string };
  words: MapWords;
  /** Whether the map first goes where its sessions are. */
  fit: boolean;
}) {
  const map = useMap();
  const [markers, setMarkers] = useState<MapMarker[]>([]);
  const [failed, setFailed] = useState(false);
  const [moved, setMoved] = useState(false);
  /** Set by whoever went into a cluster: its marker is gone, and so would be the focus. */
  const wentIn = useRef(false);
  const goInto = useCallback(() => {
    wentIn.current = true;
  }, []);

  useEffect(() => {
    const tiles = makeMarkerTiles(source);
    let request = new AbortController();

    /** Runs one request at a time; what a newer one replaces says nothing. */
    function ask<Answer>(fetch: (signal: AbortSignal) => Promise<Answer>, take: (answer: Answer) => void) {
      request.abort();
      const mine = new AbortController();
      request = mine;
      fetch(mine.signal).then(
        (answer) => {
          if (mine.signal.aborted) return;
          setFailed(false);
          take(answer);
        },
        () => {
          if (!mine.signal.aborted) setFailed(true);
        },
      );
    }
    const showView = () =>
      ask(
        (signal) => tiles.fetchView(map.getBounds().pad(0.1), map.getZoom(), signal),
        (found) => setMarkers((before) => keepUnchanged(before, found)),
      );
    // A bubble that opens moves the map to have room: nobody wants the list of that.
    let bubbleIsOpen = false;
    const onBubble = ({ type }: { type: string }) => {
      bubbleIsOpen = type === 'popupopen';
      if (bubbleIsOpen) setMoved(false);
    };
    const follow = () => {
      if (!bubbleIsOpen) setMoved(true);
      showView();
    };
    const start = () => {
      showView();
      map.on('moveend', follow).on('popupopen popupclose', onBubble);
    };
    if (fit) {
      ask(tiles.fetchExtent, (bounds) => {
        if (bounds) fitTo(map, bounds);
        start();
      });
    } else start();
    return () => {
      map.off('moveend', follow).off('popupopen popupclose', onBubble);
      request.abort();
    };
  }, [map, source, fit]);

  useEffect(() => listenToCards(map), [map]);

  useEffect(() => {
    orderMarkers(map, markers);
    if (wentIn.current && markers.length > 0) focusFirstMarker(map, markers);
    wentIn.current = false;
  }, [map, markers]);

  return (
    <>
      {failed && <p className="map-failed">{words.failed}</p>}
      {markers.map((marker) => (
        <VenueMarker
          key={marker.kind === 'venue' ? marker.href : marker.id}
          marker={marker}
          words={words}
          onGoInto={goInto}
        />
      ))}
      <div className="map-zone" role="status">
        {moved && !failed && <Zone map={map} markers={markers} search={source.search} words={words} />}
      </div>
    </>
  );
}

/** What stands on this part of the map, and the list of it. */
function Zone(props: { map: LeafletMap; markers: MapMarker[]; search: string; words: MapWords }) {
  const { map, markers, search, words } = props;
  const view = map.getBounds();
  const count = markers.reduce(
    (sum, { lat, lon, count }) => (view.contains([lat, lon]) ? sum + count : sum),
    0,
  );
  const said = count === 0 ? words.zoneNone : count === 1 ? words.zoneOne : words.zoneMany;
  return (
    <p>
      {said.replace('{count}', String(count))} <a href={searchHere(map, search)}>{words.zone}</a>
    </p>
  );
}

/** The address of the list around the middle of the map, as far as its corners. */
function searchHere(map: LeafletMap, search: string): string {
  const center = map.getCenter();
  const corner = map.distance(center, map.getBounds().getNorthEast()) / 1000;
  const radius = Math.max(MINIMUM_RADIUS, Math.min(MAXIMUM_RADIUS, Math.round(corner)));
  const address = new URL(search, location.href);
  address.searchParams.set('lat', center.lat.toFixed(3));
  address.searchParams.set('lon', center.wrap().lng.toFixed(3));
  if (radius !== DEFAULT_RADIUS) address.searchParams.set('rayon', String(radius));
  return `${address.pathname}${address.search}`;
}

function fitTo(map: LeafletMap, [west, south, east, north]: [number, number, number, number]): void {
  const bounds = latLngBounds([south, west], [north, east]);
  map.fitBounds(bounds, { padding: [30, 30], maxZoom: DEEPEST_FIT, animate: false });
}
