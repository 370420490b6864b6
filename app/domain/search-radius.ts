/** How far around a place a search looks, in kilometres. Apart from the rest of a search, for the browser's map. */
export const DEFAULT_RADIUS = 20;
export const MINIMUM_RADIUS = 1;
export const MAXIMUM_RADIUS = 100;
