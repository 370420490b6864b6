import { divIcon, type LatLng, type Map as LeafletMap, map as makeMap, marker as makeMarker } from 'leaflet';
import { DEEPEST_TILE_WITHOUT_PICTURES } from '#app/domain/map-tile.ts';
import { drawGround } from './ground.ts';

/** Pixels of the map that one press of an arrow moves the pin; with Shift, one. */
const STEP = 12;

/**
 * A pin that says where a venue is: dragged, moved with the arrows, or put where the map is clicked. It writes the two
 * inputs that `data-latitude-input` and `data-longitude-input` name; without it they are typed.
 */
export function mount(element: HTMLElement): void {
  const { latitudeInput = 'latitude', longitudeInput = 'longitude', tiles } = element.dataset;
  const inputs = {
    latitude: findInput(element, latitudeInput),
    longitude: findInput(element, longitudeInput),
  };
  if (!inputs.latitude || !inputs.longitude) return;
  const { latitude, longitude } = inputs;
  const words: Record<string, string> = JSON.parse(element.dataset.words ?? '{}');
  const start = { lat: Number(latitude.value) || 46.6, lng: Number(longitude.value) || 2.4 };
  const known = latitude.value !== '' && longitude.value !== '';

  element.classList.add('map', 'map-small');
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  element.after(status);

  const map = makeMap(element, {
    maxZoom: tiles ? 18 : DEEPEST_TILE_WITHOUT_PICTURES + 1,
    attributionControl: false,
    scrollWheelZoom: false,
  }).setView(start, known ? (tiles ? 16 : 9) : 5);
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', words.pinMap ?? '');
  drawGround(map, tiles, words.attribution ?? '');

  const pin = makeMarker(start, { draggable: true, autoPan: true, icon: makeIcon(words.pin ?? '') }).addTo(
    map,
  );

  const write = (position: LatLng) => {
    latitude.value = position.lat.toFixed(6);
    longitude.value = position.lng.toFixed(6);
    status.textContent = (words.pinMoved ?? '')
      .replace('{latitude}', position.lat.toFixed(4))
      .replace('{longitude}', position.lng.toFixed(4));
    // Whoever shows what the inputs hold hears of it.
    latitude.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const moveTo = (position: LatLng) => {
    pin.setLatLng(position);
    write(position);
  };

  pin.on('dragend', () => write(pin.getLatLng()));
  map.on('click', ({ latlng }) => moveTo(latlng));
  pin.getElement()?.addEventListener('keydown', (event) => {
    const moved = step(map, pin.getLatLng(), event);
    if (!moved) return;
    // The arrows move the pin here, not the map.
    event.preventDefault();
    event.stopPropagation();
    moveTo(moved);
    if (!map.getBounds().contains(moved)) map.panTo(moved);
  });
  for (const input of [latitude, longitude]) {
    input.addEventListener('input', () => {
      const typed = { lat: Number(latitude.value), lng: Number(longitude.value) };
      if (Math.abs(typed.lat) <= 90 && Math.abs(typed.lng) <= 180) {
        pin.setLatLng(typed);
        map.panTo(typed);
      }
    });
  }
}

function step(map: LeafletMap, from: LatLng, { key, shiftKey }: KeyboardEvent): LatLng | undefined {
  const moves: Record<string, [x: number, y: number]> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  };
  const move = moves[key];
  if (!move) return undefined;
  const pixels = shiftKey ? 1 : STEP;
  const point = map.latLngToContainerPoint(from);
  return map.containerPointToLatLng([point.x + move[0] * pixels, point.y + move[1] * pixels]);
}

/** By its name in the form around the map, else by its id. */
function findInput(element: HTMLElement, name: string): HTMLInputElement | undefined {
  const named = element.closest('form')?.elements.namedItem(name) ?? document.getElementById(name);
  return named instanceof HTMLInputElement ? named : undefined;
}

function makeIcon(label: string) {
  const html = document.createElement('span');
  html.className = 'pin-drop';
  const spoken = document.createElement('span');
  spoken.className = 'visually-hidden';
  spoken.textContent = label;
  html.append(spoken);
  return divIcon({ html, className: 'marker marker-pin', iconSize: [44, 44], iconAnchor: [22, 40] });
}
