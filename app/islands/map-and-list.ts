import { type Map as LeafletMap, Marker } from 'leaflet';
import type { MapMarker } from './map-data.ts';

/**
 * Keeps the map and the list beside it in step: a card that is pointed at or focused lights its marker, a marker that
 * is opened lights its cards. Cards carry `data-venue`, `data-latitude` and `data-longitude`.
 */

/** What each marker on a map stands for. */
const shown = new WeakMap<Marker, MapMarker>();

export function rememberMarker(marker: Marker, facts: MapMarker): void {
  shown.set(marker, facts);
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
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (matchMedia('(min-width: 60rem)').matches)
    first?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
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
