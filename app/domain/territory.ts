/**
 * Territories: commune ⊂ département ⊂ région, overseas included, named by INSEE codes. A département is derived from a
 * commune's INSEE code, never from a postcode: some postcodes straddle two départements.
 */

const INSEE_CODE = /^(?:\d{2}|2[AB])\d{3}$/;

/** Whether a text has the shape of a commune's INSEE code: five characters, `2A004` and `97411` included. */
export function isInseeCode(code: string): boolean {
  return INSEE_CODE.test(code);
}

/** Whether a text has the shape of a postcode: five digits. */
export function isPostcode(text: string): boolean {
  return /^\d{5}$/.test(text);
}

/**
 * The code of the département that a commune's INSEE code belongs to: `2A004` → `2A`, `97411` → `974`,
 * `98818` → `988`; undefined when it is not an INSEE code.
 */
export function departmentOfInseeCode(inseeCode: string): string | undefined {
  if (!isInseeCode(inseeCode)) return undefined;
  return /^9[78]/.test(inseeCode) ? inseeCode.slice(0, 3) : inseeCode.slice(0, 2);
}

/** Zones of the départements and collectivités that do not live at Paris's time. */
const OVERSEAS_ZONES: Record<string, string> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** The IANA zone of a département. */
export function timeZoneOfDepartment(departmentCode: string): string {
  return OVERSEAS_ZONES[departmentCode] ?? 'Europe/Paris';
}

/** How a commune is told from its homonyms: `Saint-Denis (974)`. An arrondissement says its city already. */
export function communeLabel(commune: {
  name: string;
  departmentCode: string;
  parentCode: string | null;
}): string {
  return commune.parentCode === null ? `${commune.name} (${commune.departmentCode})` : commune.name;
}
