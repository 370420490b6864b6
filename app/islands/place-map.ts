import { control, map as makeMap, marker } from 'leaflet';
import { drawGround } from './ground.ts';
import { around, mapSettings, readCenter } from './map-settings.ts';
import { makeIcon } from './marker-icon.ts';
import { isMotionReduced, panAtOnce } from './motion.ts';
import type { MapWords } from './session-map.tsx';

/** The small map of one place, without what draws bubbles and lists: half of the script, and a page of its own less to run. */
export function draw(element: HTMLElement): void {
  const { tiles, place = '' } = element.dataset;
  const center = readCenter(element.dataset);
  if (!center) return;
  const words: MapWords = JSON.parse(element.dataset.words ?? '{}');
  const canvas = document.createElement('div');
  canvas.className = 'map-canvas';
  canvas.setAttribute('role', 'group');
  canvas.setAttribute('aria-label', words.label);
  element.append(canvas);
  const map = makeMap(canvas, mapSettings(tiles)).fitBounds(around(center), { animate: false });
  if (isMotionReduced()) panAtOnce(map);
  control.zoom({ position: 'topleft', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  marker([center.latitude, center.longitude], { icon: makeIcon('place', place, 1), riseOnHover: true }).addTo(
    map,
  );
  drawGround(map, tiles, words.attribution);
}
