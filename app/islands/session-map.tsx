import { type Map as LeafletMap, latLngBounds } from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Circle, MapContainer, useMap, ZoomControl } from 'react-leaflet';
import type { Text } from '#app/text/locale.ts';
import { DEEPEST_ZOOM_WITHOUT_TILES, drawGround, METROPOLE } from './ground.ts';
import { listenToCards } from './map-and-list.ts';
import { fetchMarkers, type MapMarker } from './map-data.ts';
import { VenueMarker } from './venue-marker.tsx';

/** Phrases that the page hands over in the reader's language. */
export type MapWords = Text['map'];

type MapSettings = {
  points: string | undefined;
  tiles: string | undefined;
  /** One place without sessions: its name. */
  place: string | undefined;
  center: { latitude: number; longitude: number; radius: number } | undefined;
  words: MapWords;
};

/** Fills the element that components/session-map.tsx put on the page. */
export function draw(element: HTMLElement): void {
  const { points, tiles, place, latitude, longitude, radius, words = '{}' } = element.dataset;
  const center =
    latitude !== undefined && longitude !== undefined
      ? {
          latitude: Number(latitude),
          longitude: Number(longitude),
          radius: Number(radius ?? (tiles ? 1 : 60)),
        }
      : undefined;
  createRoot(element).render(
    <SessionMap settings={{ points, tiles, place, center, words: JSON.parse(words) }} />,
  );
}

function SessionMap({ settings }: { settings: MapSettings }) {
  const { words, tiles, center, points, place } = settings;
  const narrow = center === undefined && (points?.includes('?') ?? false);
  return (
    <MapContainer
      className="map-canvas"
      bounds={center ? around(center) : METROPOLE}
      maxZoom={tiles ? 18 : DEEPEST_ZOOM_WITHOUT_TILES}
      minZoom={2}
      // Outlines are sharp at any scale, tiles at whole zooms only.
      zoomSnap={tiles ? 1 : 0.25}
      zoomControl={false}
      attributionControl={false}
      // The wheel scrolls the page: a map must not hold the reader back.
      scrollWheelZoom={false}
    >
      <Ground tiles={tiles} words={words} />
      <ZoomControl position="topleft" zoomInTitle={words.zoomIn} zoomOutTitle={words.zoomOut} />
      {points && center && (
        <Circle
          center={[center.latitude, center.longitude]}
          radius={center.radius * 1000}
          interactive={false}
          className="map-radius"
          weight={1.5}
        />
      )}
      {points && <Sessions points={points} words={words} fit={narrow} />}
      {points && !center && !narrow && <Elsewhere words={words} />}
      {place && center && (
        <VenueMarker
          marker={{ lat: center.latitude, lon: center.longitude, count: 1, kind: 'place', label: place }}
          words={words}
        />
      )}
    </MapContainer>
  );
}

function Ground({ tiles, words }: { tiles: string | undefined; words: MapWords }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'group');
    container.setAttribute('aria-label', words.label);
    return drawGround(map, tiles, words.attribution);
  }, [map, tiles, words]);
  return null;
}

/** The markers of what the map shows; asked again when it moves. */
function Sessions({ points, words, fit }: { points: string; words: MapWords; fit: boolean }) {
  const map = useMap();
  const [markers, setMarkers] = useState<MapMarker[]>([]);
  const [failed, setFailed] = useState(false);
  const toFit = useRef(fit);

  useEffect(() => {
    let request = new AbortController();
    const ask = () => {
      request.abort();
      const mine = new AbortController();
      request = mine;
      const view = toFit.current ? undefined : map.getBounds().pad(0.2);
      fetchMarkers(points, map.getZoom(), view, mine.signal).then(
        (answer) => {
          setFailed(false);
          if (toFit.current) {
            toFit.current = false;
            fitTo(map, answer);
            ask();
          } else setMarkers(answer);
        },
        () => {
          if (!mine.signal.aborted) setFailed(true);
        },
      );
    };
    ask();
    map.on('moveend', ask);
    return () => {
      map.off('moveend', ask);
      request.abort();
    };
  }, [map, points]);

  useEffect(() => listenToCards(map), [map]);

  return (
    <>
      {failed && <p className="map-failed">{words.failed}</p>}
      {markers.map((marker) => (
        <VenueMarker
          key={`${marker.href ?? marker.label} ${marker.lat} ${marker.lon}`}
          marker={marker}
          words={words}
        />
      ))}
    </>
  );
}

/** Shows all markers; when some are overseas and some are not, the ones in metropolitan France. */
function fitTo(map: LeafletMap, markers: MapMarker[]): void {
  const metropole = latLngBounds(METROPOLE);
  const here = markers.filter(({ lat, lon }) => metropole.contains([lat, lon]));
  const shown = here.length > 0 ? here : markers;
  if (shown.length === 0) return;
  const bounds = latLngBounds(shown.map(({ lat, lon }) => [lat, lon]));
  for (const { bounds: box } of shown) {
    if (box) bounds.extend([box[1], box[0]]).extend([box[3], box[2]]);
  }
  map.fitBounds(bounds, { padding: [30, 30], maxZoom: 10, animate: false });
}

/** Where else there is something to see: France does not fit on one map. */
const overseas = [
  ['guadeloupe', 15.8, -61.9, 16.6, -60.9],
  ['martinique', 14.35, -61.3, 14.95, -60.75],
  ['guyane', 2.1, -54.7, 5.9, -51.5],
  ['reunion', -21.45, 55.15, -20.8, 55.9],
  ['mayotte', -13.05, 44.95, -12.6, 45.35],
] as const;

function Elsewhere({ words }: { words: MapWords }) {
  const map = useMap();
  return (
    <div className="map-elsewhere leaflet-bottom leaflet-left">
      <label className="leaflet-control">
        <span className="visually-hidden">{words.goTo}</span>
        <select
          className="input"
          onChange={({ target }) => {
            const box = overseas[Number(target.value)];
            map.fitBounds(
              box
                ? [
                    [box[1], box[2]],
                    [box[3], box[4]],
                  ]
                : METROPOLE,
            );
          }}
        >
          <option value="-1">{words.metropole}</option>
          {overseas.map(([territory], index) => (
            <option key={territory} value={index}>
              {words.overseas[territory]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** A square that holds a circle of `radius` kilometres. */
function around(center: { latitude: number; longitude: number; radius: number }) {
  const up = center.radius / 111;
  const aside = up / Math.max(0.2, Math.cos((center.latitude * Math.PI) / 180));
  return latLngBounds(
    [center.latitude - up, center.longitude - aside],
    [center.latitude + up, center.longitude + aside],
  );
}
