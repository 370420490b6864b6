import { z } from 'zod';
import { line } from './plain-text.ts';

/** Why the figures of an edition are to move again. */
export const reopeningShape = z.object({ reason: line(10, 300) });
