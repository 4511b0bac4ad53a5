import { composeDocumentation } from './compose.ts';

/** Entry of the `documentation` function on AWS. */
export const handler = composeDocumentation(process.env, new URL('./swagger-ui/', import.meta.url));
