import { type Figure, figureInAddress, gradedFigures } from '#app/domain/figure.ts';
import { useText } from './page-context.tsx';

const measures = ['events', 'seats', 'participants', 'toVerify'] as const;

/** Which figure is opened, for a form that also chooses a territory. */
export function FigureChoice({ figure, edition }: { figure: Figure; edition: string | undefined }) {
  const { text } = useText();
  const words = text.figureRows;
  const { mesure, grade } = figureInAddress(figure);
  return (
    <>
      <div className="field">
        <label htmlFor="mesure">{words.measure}</label>
        <select id="mesure" name="mesure" className="input" defaultValue={mesure}>
          {measures.map((measure) => (
            <option key={measure} value={figureInAddress(measure).mesure}>
              {words.figures[measure]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="grade">{words.grade}</label>
        <select id="grade" name="grade" className="input" defaultValue={grade ?? ''}>
          <option value="">{words.everyGrade}</option>
          {gradedFigures.map((graded) => (
            <option key={graded} value={figureInAddress(graded).grade}>
              {words.figures[graded]}
            </option>
          ))}
        </select>
      </div>
      {edition !== undefined && <input type="hidden" name="edition" value={edition} />}
    </>
  );
}
