import 'leaflet/dist/leaflet.css';
import './map.css';
import { type Control, control, geoJSON, type Layer, type Map as LeafletMap, tileLayer } from 'leaflet';

/** Closer, there is room for the names of départements. */
const NAMES_FROM_ZOOM = 6.5;
const nameLabel = {
  permanent: true,
  direction: 'center',
  pane: 'ground',
  className: 'map-name',
  opacity: 1,
} as const;

/**
 * Draws what lies under the markers: the outlines of the départements always, the tiles above them when the host has
 * them on. Tiles that fail leave the outlines in sight.
 */
export function drawGround(map: LeafletMap, tiles: string | undefined, attribution: string): () => void {
  const drawn: (Layer | Control)[] = [];
  let gone = false;
  const pane = map.getPane('ground') ?? map.createPane('ground');
  pane.classList.add('map-ground');
  void loadOutlines().then((outlines) => {
    if (gone) return;
    const layer = geoJSON(outlines, {
      pane: 'ground',
      interactive: false,
      style: { className: 'map-land' },
      onEachFeature: ({ properties }, shape) => {
        // Without tiles, names are all there is to find one's way by.
        if (!tiles && properties) shape.bindTooltip(String(properties.name), nameLabel);
      },
    });
    drawn.push(layer.addTo(map));
  });
  const showNames = () => pane.classList.toggle('map-names', map.getZoom() >= NAMES_FROM_ZOOM);
  map.on('zoomend', showNames);
  showNames();
  if (tiles) {
    drawn.push(tileLayer(tiles, { maxZoom: 18 }).addTo(map));
    drawn.push(control.attribution({ prefix: false }).addAttribution(attribution).addTo(map));
  }
  return () => {
    gone = true;
    map.off('zoomend', showNames);
    for (const each of drawn) each.remove();
  };
}

let outlines: Promise<GeoJSON.FeatureCollection> | undefined;

/** Once for all maps of a page. Without them the map is still usable, so a failure only leaves the ground bare. */
function loadOutlines(): Promise<GeoJSON.FeatureCollection> {
  outlines ??= fetch('/geo/contours.json')
    .then((response): Promise<GeoJSON.FeatureCollection> => response.json())
    .catch((): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features: [] }));
  return outlines;
}
