import { divIcon } from 'leaflet';

/** A marker's dot with what it says to those who hear it. Texts go in as texts, never as HTML. */
export function makeIcon(kind: 'venue' | 'cluster' | 'place', name: string, count: number) {
  const html = document.createElement('span');
  html.className = 'marker-dot';
  const shown = document.createElement('span');
  shown.setAttribute('aria-hidden', 'true');
  shown.textContent = kind === 'place' ? '' : String(count);
  const spoken = document.createElement('span');
  spoken.className = 'visually-hidden';
  spoken.textContent = name;
  html.append(shown, spoken);
  return divIcon({ html, className: `marker marker-${kind}`, iconSize: [44, 44], iconAnchor: [22, 22] });
}
