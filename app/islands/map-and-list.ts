import { type Map as LeafletMap, Marker } from 'leaflet';
import type { MapMarker } from './map-data.ts';
import { isMotionReduced } from './motion.ts';

/**
 * Keeps the map and the list beside it in step: a card that is pointed at or focused lights its marker, a marker that
 * is opened lights its cards. Cards carry `data-venue`, `data-latitude` and `data-longitude`.
 */

/** What each marker on a map stands for. */
const shown = new WeakMap<Marker, MapMarker>();

export function rememberMarker(marker: Marker, facts: MapMarker): void {
  shown.set(marker, facts);
}

/**
 * Puts the markers into the order in which Tab goes through them, as they were read. The one that has the focus would
 * lose it if it moved, so the others move around it.
 */
export function orderMarkers(map: LeafletMap, markers: MapMarker[]): void {
  const pane = map.getPane('markerPane');
  const elements = elementsOf(map, markers);
  const anchor = elements.find((element) => element === document.activeElement);
  const focused = anchor ? elements.indexOf(anchor) : -1;
  for (const [place, element] of elements.entries()) {
    if (place < focused && anchor) pane?.insertBefore(element, anchor);
    else if (place !== focused) pane?.append(element);
  }
}

/** Gives the focus to the first marker that is in sight. */
export function focusFirstMarker(map: LeafletMap, markers: MapMarker[]): void {
  const view = map.getBounds();
  const inSight = markers.filter(({ lat, lon }) => view.contains([lat, lon]));
  elementsOf(map, inSight)[0]?.focus({ preventScroll: true });
}

function elementsOf(map: LeafletMap, markers: MapMarker[]): HTMLElement[] {
  const elements = new Map<string, HTMLElement>();
  map.eachLayer((layer) => {
    if (!(layer instanceof Marker)) return;
    const facts = shown.get(layer);
    const element = layer.getElement();
    if (facts && element) elements.set(facts.id, element);
  });
  return markers.flatMap(({ id }) => elements.get(id) ?? []);
}

/** The card of the list that shows one of the sessions of a marker, the first of them. */
export function findCard(facts: MapMarker): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('.session-card')].find((card) => standsFor(facts, card));
}

/** Lights markers as the reader goes through the cards; returns how to stop. */
export function listenToCards(map: LeafletMap): () => void {
  const light = ({ target }: Event) => {
    const card = target instanceof Element ? target.closest<HTMLElement>('.session-card') : null;
    map.eachLayer((layer) => {
      if (!(layer instanceof Marker)) return;
      const facts = shown.get(layer);
      const lit = card !== null && facts !== undefined && standsFor(facts, card);
      layer.getElement()?.classList.toggle('marker-lit', lit);
      layer.setZIndexOffset(lit ? 1000 : 0);
    });
  };
  document.addEventListener('mouseover', light);
  document.addEventListener('focusin', light);
  return () => {
    document.removeEventListener('mouseover', light);
    document.removeEventListener('focusin', light);
  };
}

/** Lights the cards of a marker, and brings the first into view where the list stands beside the map. */
export function lightCards(facts: MapMarker | undefined): void {
  let first: HTMLElement | undefined;
  for (const card of document.querySelectorAll<HTMLElement>('.session-card')) {
    const lit = facts !== undefined && facts.kind !== 'cluster' && standsFor(facts, card);
    card.toggleAttribute('data-lit', lit);
    if (lit) first ??= card;
  }
  if (matchMedia('(min-width: 60rem)').matches)
    first?.scrollIntoView({ block: 'nearest', behavior: isMotionReduced() ? 'auto' : 'smooth' });
}

function standsFor(facts: MapMarker, card: HTMLElement): boolean {
  const { venue, latitude, longitude } = card.dataset;
  if (!venue) return false;
  if (facts.kind === 'venue') return facts.href?.endsWith(`/${venue}`) ?? false;
  if (!facts.bounds) return false;
  const [west, south, east, north] = facts.bounds;
  const [x, y] = [Number(longitude), Number(latitude)];
  // Bounds are rounded to about a metre.
  return x >= west - 1e-5 && x <= east + 1e-5 && y >= south - 1e-5 && y <= north + 1e-5;
}
