/**
 * Facts for search engines. A data block is never run, so the page's Content-Security-Policy lets it stand.
 * `json` comes from `scriptJson`, which leaves nothing that could close the element.
 */
export function JsonLd({ json }: { json: string }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write &quot; in it, which JSON readers refuse.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
