import { useText } from './page-context.tsx';

/** The campaign, and the territories above the one that a map shows. */
export function MapTrail({ campaign, above }: { campaign: string; above: { name: string; path: string }[] }) {
  const { href } = useText();
  return (
    <>
      {campaign}
      {above.map(({ name, path }) => (
        <span key={path}>
          {' · '}
          <a href={href(path)}>{name}</a>
        </span>
      ))}
    </>
  );
}
