import { type Marker as LeafletMarker, latLngBounds, point } from 'leaflet';
import { memo, useEffect, useMemo, useRef } from 'react';
import { Marker, Popup, useMap } from 'react-leaflet';
import { findCard, lightCards, rememberMarker } from './map-and-list.ts';
import type { MapMarker } from './map-data.ts';
import { makeIcon } from './marker-icon.ts';
import type { MapWords } from './session-map.tsx';

/**
 * A marker that can be reached and opened with the keyboard: a venue with its sessions, or a cluster to go into. Drawn
 * again only when it changes: an open bubble that is drawn again moves the map, and the map that moved asks again.
 */
export const VenueMarker = memo(function VenueMarker({
  marker,
  words,
  onGoInto,
}: {
  marker: MapMarker;
  words: MapWords;
  /** Called before the map goes into a cluster. */
  onGoInto?: () => void;
}) {
  const map = useMap();
  const pin = useRef<LeafletMarker>(null);
  const { kind, label, count, bounds } = marker;
  const name = kind === 'venue' ? `${label}, ${howMany(count, words)}` : label;
  const icon = useMemo(() => makeIcon(kind, name, count), [kind, name, count]);
  const opens = kind !== 'cluster' || marker.sessions !== undefined;

  useEffect(() => {
    if (pin.current) rememberMarker(pin.current, marker);
  });

  const goInto = () => {
    if (!bounds || opens) return;
    onGoInto?.();
    const [west, south, east, north] = bounds;
    const deeper = map.getZoom() + 1;
    const box = latLngBounds([south, west], [north, east]);
    const fitting = map.getBoundsZoom(box, false, point(80, 80));
    map.setView([(south + north) / 2, (west + east) / 2], Math.max(deeper, Math.min(fitting, deeper + 3)));
  };

  return (
    <Marker
      ref={pin}
      position={[marker.lat, marker.lon]}
      icon={icon}
      riseOnHover
      eventHandlers={{
        click: goInto,
        keydown: ({ originalEvent }) => {
          if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return;
          originalEvent.preventDefault();
          if (opens) pin.current?.openPopup();
          else goInto();
        },
        popupopen: () => lightCards(marker),
        popupclose: ({ popup }) => {
          lightCards(undefined);
          // Whoever was inside the bubble comes back to its marker.
          if (popup.getElement()?.contains(document.activeElement)) pin.current?.getElement()?.focus();
        },
      }}
    >
      {opens && (
        <Popup
          minWidth={220}
          maxWidth={280}
          autoPanPaddingTopLeft={[60, 20]}
          autoPanPaddingBottomRight={[10, 20]}
        >
          <Bubble marker={marker} title={name} words={words} />
        </Popup>
      )}
    </Marker>
  );
});

function Bubble({ marker, title, words }: { marker: MapMarker; title: string; words: MapWords }) {
  const map = useMap();
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus({ preventScroll: true }), []);
  const card = findCard(marker);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the bubble from anywhere inside it.
    <div onKeyDown={({ key }) => key === 'Escape' && map.closePopup()}>
      <p className="bubble-title" tabIndex={-1} ref={start}>
        {title}
      </p>
      {marker.sessions && (
        <ul className="bubble-sessions">
          {marker.sessions.map((session) => (
            <li key={session.href}>
              <a href={session.href} lang={session.lang}>
                {session.title}
              </a>
              <br />
              {session.when}
            </li>
          ))}
        </ul>
      )}
      {card && (
        <p>
          <a href={`#${card.id}`}>{words.inTheList}</a>
        </p>
      )}
      {marker.href && (
        <p>
          <a href={marker.href}>{marker.kind === 'venue' ? words.more : words.moreAround}</a>
        </p>
      )}
    </div>
  );
}

function howMany(count: number, words: MapWords): string {
  return count === 1 ? words.sessionsOne : words.sessionsMany.replace('{count}', String(count));
}
