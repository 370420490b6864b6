import { encode } from 'uqr';

/** Four modules of white around the code, as ISO 18004 asks. */
const QUIET_ZONE = 4;

/** An address as a QR code, black on white in every scheme: scanners want the contrast. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const { size, data } = encode(address, { ecc: 'M', border: QUIET_ZONE });
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}

/** One rectangle for each run of black modules of a row. */
function pathOf(rows: readonly boolean[][]): string {
  let path = '';
  rows.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x++) {
      if (row[x] && start < 0) start = x;
      if (!row[x] && start >= 0) {
        path += `M${start} ${y}h${x - start}v1H${start}z`;
        start = -1;
      }
    }
  });
  return path;
}

/** The page's address on paper: a code for phones, letters for everybody else. */
export function PrintedAddress({
  address,
  label,
  lead,
}: {
  address: string;
  /** What the code leads to. */
  label: string;
  lead: string;
}) {
  return (
    <div className="printed-address print-only">
      <QrCode address={address} label={label} />
      <p>
        {lead}
        <br />
        <strong>{address.replace(/^https?:\/\//, '')}</strong>
      </p>
    </div>
  );
}
