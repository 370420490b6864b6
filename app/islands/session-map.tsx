import { latLngBounds } from 'leaflet';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Circle, MapContainer, useMap, ZoomControl } from 'react-leaflet';
import { METROPOLE } from '#app/domain/map-tile.ts';
import type { Text } from '#app/text/locale.ts';
import { drawGround } from './ground.ts';
import { Sessions } from './map-sessions.tsx';
import { around, type MapCenter, mapSettings, readCenter } from './map-settings.ts';
import { isMotionReduced, panAtOnce } from './motion.ts';

/** Phrases that the page hands over in the reader's language. */
export type MapWords = Text['map'];

type MapSettings = {
  /** The address under which tiles of markers are, the search whose sessions they show, and where lists are. */
  source: { points: string; query: string; search: string } | undefined;
  tiles: string | undefined;
  center: MapCenter | undefined;
  words: MapWords;
};

/** Fills the element that components/session-map.tsx put on the page. */
export function draw(element: HTMLElement): void {
  const { points, query = '', search = '' } = element.dataset;
  const { tiles, words = '{}' } = element.dataset;
  const source = points === undefined ? undefined : { points, query, search };
  const center = readCenter(element.dataset);
  createRoot(element).render(<SessionMap settings={{ source, tiles, center, words: JSON.parse(words) }} />);
}

function SessionMap({ settings }: { settings: MapSettings }) {
  const { words, tiles, center, source } = settings;
  // A search without a middle opens on what it finds, one without anything on the country.
  const narrow = center === undefined && source !== undefined && source.query !== '';
  return (
    <MapContainer className="map-canvas" bounds={center ? around(center) : metropole} {...mapSettings(tiles)}>
      <Ground tiles={tiles} words={words} />
      <ZoomControl position="topleft" zoomInTitle={words.zoomIn} zoomOutTitle={words.zoomOut} />
      {source && center && (
        <Circle
          center={[center.latitude, center.longitude]}
          radius={center.radius * 1000}
          interactive={false}
          className="map-radius"
          weight={1.5}
        />
      )}
      {source && <Sessions source={source} words={words} fit={narrow} />}
      {source && !center && !narrow && <Elsewhere words={words} />}
    </MapContainer>
  );
}

function Ground({ tiles, words }: { tiles: string | undefined; words: MapWords }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    if (isMotionReduced()) panAtOnce(map);
    container.setAttribute('role', 'group');
    container.setAttribute('aria-label', words.label);
    return drawGround(map, tiles, words.attribution);
  }, [map, tiles, words]);
  return null;
}

const metropole = latLngBounds([METROPOLE.south, METROPOLE.west], [METROPOLE.north, METROPOLE.east]);

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
                : metropole,
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
