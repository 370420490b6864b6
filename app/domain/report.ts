/** What happened at a session: a head-count, and how it was obtained. */

/** From the surest to the least sure. */
export const grades = ['checked_in', 'counted', 'estimated'] as const;
export type Grade = (typeof grades)[number];

export type Report = {
  sessionId: string;
  headCount: number;
  grade: Grade;
  comment: string | null;
  reportedAt: string;
};

/** Whether a stored text is a grade we know. */
export function isGrade(text: string): text is Grade {
  return grades.some((grade) => grade === text);
}
