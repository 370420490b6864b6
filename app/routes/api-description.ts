import type { LoaderFunctionArgs } from '@remix-run/node';
import { describeApi } from '#app/feeds/openapi.ts';
import { apiAnswer } from './api-answer.ts';

/** `/api/v1/openapi.json`: what the API takes and answers. */
export function loader({ context }: LoaderFunctionArgs) {
  return apiAnswer(describeApi(context.settings.publicUrl, VERSION), { seconds: 3600 });
}
