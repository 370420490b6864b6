export type Catalogue = { version: number };
