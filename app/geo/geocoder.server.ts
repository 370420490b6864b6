export type Geocoder = { search(query: string): Promise<never[]> };
