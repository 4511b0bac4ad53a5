/** What is measured of submissions, by name. */
export const submissionNames = {
  post: 'POST of 1,000 figures',
  parse: 'JSON.parse of its body',
  small: 'POST of 10 figures',
};

/** How many of each are done in a round. */
export const submissionTimes = 200;
