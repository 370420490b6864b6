/** A place that somebody looks around: what a typed name or postcode leads to. */
export type Place = {
  kind: 'commune' | 'postcode' | 'department' | 'region';
  /** `Saint-Denis (93)`, `93200 Saint-Denis`, `Bretagne`. */
  label: string;
  /** INSEE code of the commune, the postcode, or the code of the département or region. */
  code: string;
  postcode?: string;
  /** Undefined for a region, and for a postcode that straddles two départements. */
  departmentCode?: string;
  latitude: number;
  longitude: number;
  population: number;
  position: 'exact' | 'approximate';
};

export type PlaceAnswer =
  | { kind: 'found'; place: Place }
  /** Several places bear the name; the most populated first. */
  | { kind: 'choice'; places: Place[] }
  | { kind: 'unknown' };
