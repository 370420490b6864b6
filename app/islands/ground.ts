import 'leaflet/dist/leaflet.css';
import './map.css';
import {
  type Control,
  control,
  divIcon,
  geoJSON,
  type Layer,
  type Map as LeafletMap,
  latLngBounds,
  marker,
  Polygon,
  tileLayer,
} from 'leaflet';

/** Closer, there is room for the names of départements. */
const NAMES_FROM_ZOOM = 6.5;
/** Outlines that are drawn before the reader has another turn: some milliseconds on a fast machine. */
const AT_ONCE = 6;

/**
 * Draws what lies under the markers: the outlines of the départements always, the tiles above them when the host has
 * them on. Tiles that fail leave the outlines in sight. What is out of sight is drawn once the map goes there, and few
 * at a time: all hundred with their names stopped an old phone for half a second.
 */
export function drawGround(map: LeafletMap, tiles: string | undefined, attribution: string): () => void {
  const drawn: (Layer | Control)[] = [];
  let gone = false;
  const pane = map.getPane('ground') ?? map.createPane('ground');
  pane.classList.add('map-ground');
  let waiting: Outline[] = [];
  const unnamed = new Map<Polygon, string>();
  let drawing = false;

  async function drawWhatIsSeen() {
    if (drawing) return;
    drawing = true;
    for (let seen = nextSeen(); seen.length > 0 && !gone; seen = nextSeen()) {
      for (const { feature } of seen) drawn.push(drawOutline(feature).addTo(map));
      nameWhatIsSeen();
      await nextTurn();
    }
    drawing = false;
  }

  function nextSeen(): Outline[] {
    const view = map.getBounds().pad(0.5);
    const seen = waiting.filter(({ box }) => view.intersects(box)).slice(0, AT_ONCE);
    waiting = waiting.filter((outline) => !seen.includes(outline));
    return seen;
  }

  function drawOutline(feature: GeoJSON.Feature) {
    return geoJSON(feature, {
      pane: 'ground',
      interactive: false,
      style: { className: 'map-land' },
      onEachFeature: ({ properties }, shape) => {
        // Without tiles, names are all there is to find one's way by.
        if (!tiles && properties && shape instanceof Polygon) unnamed.set(shape, String(properties.name));
      },
    });
  }

  function nameWhatIsSeen() {
    const named = map.getZoom() >= NAMES_FROM_ZOOM;
    pane.classList.toggle('map-names', named);
    if (!named) return;
    const view = map.getBounds();
    for (const [shape, name] of unnamed) {
      if (!view.intersects(shape.getBounds())) continue;
      unnamed.delete(shape);
      drawn.push(nameLabel(name).setLatLng(shape.getCenter()).addTo(map));
    }
  }

  const follow = () => {
    nameWhatIsSeen();
    void drawWhatIsSeen();
  };
  map.on('moveend', follow);
  void loadOutlines().then((outlines) => {
    waiting = outlines;
    if (!gone) follow();
  });
  if (tiles) {
    drawn.push(tileLayer(tiles, { maxZoom: 18 }).addTo(map));
    drawn.push(control.attribution({ prefix: false }).addAttribution(attribution).addTo(map));
  }
  return () => {
    gone = true;
    map.off('moveend', follow);
    for (const each of drawn) each.remove();
  };
}

/** A text that the styles put around its point: a tooltip would measure each, and the page be laid out for each. */
function nameLabel(name: string) {
  const html = document.createElement('span');
  html.textContent = name;
  return marker([0, 0], {
    icon: divIcon({ html, className: 'map-name', iconSize: undefined }),
    pane: 'ground',
    interactive: false,
    keyboard: false,
    // Above the outlines, which have the same pane.
    zIndexOffset: 100_000,
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

type Outline = { feature: GeoJSON.Feature; box: ReturnType<typeof latLngBounds> };

let outlines: Promise<Outline[]> | undefined;

/** Once for all maps of a page. Without them the map is still usable, so a failure only leaves the ground bare. */
function loadOutlines(): Promise<Outline[]> {
  outlines ??= fetch('/geo/contours.json')
    .then((response): Promise<GeoJSON.FeatureCollection> => response.json())
    .then(({ features }) => features.map((feature) => ({ feature, box: boxOf(feature) })))
    .catch((): Outline[] => []);
  return outlines;
}

function boxOf({ geometry }: GeoJSON.Feature) {
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer = []] of polygons) {
    for (const [longitude = 0, latitude = 0] of outer) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  }
  return latLngBounds([south, west], [north, east]);
}
