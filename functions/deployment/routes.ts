/** The functions that are deployed; each has its entry in `functions/<name>/lambda.ts`. */
export const functionNames = [
  'submissions',
  'results',
  'registry',
  'operations',
  'documentation',
  'schedule',
  'sender',
  'mail-events',
  'operations-token',
] as const;

export type FunctionName = (typeof functionNames)[number];

/** Who may call a route. `open` needs no token; otherwise the token's role has to be one of these. */
export type Access = 'open' | readonly ('unit' | 'leader' | 'operations')[];

/** One HTTP operation: declared here once for the API Gateway, the handlers, the local server and the OpenAPI document. */
export type Route = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with parameters in braces, as API Gateway writes them. */
  readonly path: string;
  readonly function: FunctionName;
  readonly access: Access;
};

const anyToken = ['unit', 'leader', 'operations'] as const;

export const routes = {
  createSubmission: {
    id: 'createSubmission',
    method: 'POST',
    path: '/v1/submissions',
    function: 'submissions',
    access: ['unit'],
  },
  getSubmission: {
    id: 'getSubmission',
    method: 'GET',
    path: '/v1/submissions/{set}/{period}/{unit}',
    function: 'submissions',
    access: anyToken,
  },
  listRevisions: {
    id: 'listRevisions',
    method: 'GET',
    path: '/v1/submissions/{set}/{period}/{unit}/revisions',
    function: 'submissions',
    access: anyToken,
  },
  getRanking: {
    id: 'getRanking',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}',
    function: 'results',
    access: anyToken,
  },
  recomputeRanking: {
    id: 'recomputeRanking',
    method: 'POST',
    path: '/v1/rankings/{set}/{period}/editions',
    function: 'results',
    access: ['operations'],
  },
  getRankingAcross: {
    id: 'getRankingAcross',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}/across',
    function: 'results',
    access: anyToken,
  },
  getStandings: {
    id: 'getStandings',
    method: 'GET',
    path: '/v1/standings/{set}/{period}',
    function: 'results',
    access: anyToken,
  },
  verifyRanking: {
    id: 'verifyRanking',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}/verification',
    function: 'results',
    access: ['operations'],
  },
  getScorecard: {
    id: 'getScorecard',
    method: 'GET',
    path: '/v1/units/{unit}/scorecard',
    function: 'results',
    access: anyToken,
  },
  getLeagueTable: {
    id: 'getLeagueTable',
    method: 'GET',
    path: '/v1/league-tables/{set}/{period}',
    function: 'results',
    access: anyToken,
  },
  getCompleteness: {
    id: 'getCompleteness',
    method: 'GET',
    path: '/v1/completeness/{set}/{period}',
    function: 'results',
    access: anyToken,
  },
  listMilestones: {
    id: 'listMilestones',
    method: 'GET',
    path: '/v1/milestones',
    function: 'results',
    access: anyToken,
  },
  getMilestone: {
    id: 'getMilestone',
    method: 'GET',
    path: '/v1/milestones/{id}',
    function: 'results',
    access: anyToken,
  },
  getCatalogue: {
    id: 'getCatalogue',
    method: 'GET',
    path: '/v1/catalogue',
    function: 'registry',
    access: anyToken,
  },
  putCatalogue: {
    id: 'putCatalogue',
    method: 'PUT',
    path: '/v1/catalogue',
    function: 'registry',
    access: ['operations'],
  },
  createException: {
    id: 'createException',
    method: 'POST',
    path: '/v1/exceptions',
    function: 'registry',
    access: ['operations'],
  },
  createToken: {
    id: 'createToken',
    method: 'POST',
    path: '/v1/tokens',
    function: 'registry',
    access: ['operations'],
  },
  listTokens: {
    id: 'listTokens',
    method: 'GET',
    path: '/v1/tokens',
    function: 'registry',
    access: ['operations'],
  },
  rotateToken: {
    id: 'rotateToken',
    method: 'POST',
    path: '/v1/tokens/{id}/rotate',
    function: 'registry',
    access: anyToken,
  },
  revokeToken: {
    id: 'revokeToken',
    method: 'DELETE',
    path: '/v1/tokens/{id}',
    function: 'registry',
    access: ['operations'],
  },
  listOccurrences: {
    id: 'listOccurrences',
    method: 'GET',
    path: '/v1/occurrences',
    function: 'operations',
    access: ['operations'],
  },
  listDeliveries: {
    id: 'listDeliveries',
    method: 'GET',
    path: '/v1/deliveries',
    function: 'operations',
    access: ['operations'],
  },
  pauseDeliveries: {
    id: 'pauseDeliveries',
    method: 'POST',
    path: '/v1/deliveries/pause',
    function: 'operations',
    access: ['operations'],
  },
  resumeDeliveries: {
    id: 'resumeDeliveries',
    method: 'POST',
    path: '/v1/deliveries/resume',
    function: 'operations',
    access: ['operations'],
  },
  getSending: {
    id: 'getSending',
    method: 'GET',
    path: '/v1/sending',
    function: 'operations',
    access: ['operations'],
  },
  getPreview: {
    id: 'getPreview',
    method: 'GET',
    path: '/v1/preview',
    function: 'operations',
    access: ['operations'],
  },
  sendPreview: {
    id: 'sendPreview',
    method: 'POST',
    path: '/v1/preview',
    function: 'operations',
    access: ['operations'],
  },
  getUnsubscribe: {
    id: 'getUnsubscribe',
    method: 'GET',
    path: '/v1/unsubscribe/{token}',
    function: 'registry',
    access: 'open',
  },
  unsubscribe: {
    id: 'unsubscribe',
    method: 'POST',
    path: '/v1/unsubscribe/{token}',
    function: 'registry',
    access: 'open',
  },
  getOpenApi: {
    id: 'getOpenApi',
    method: 'GET',
    path: '/v1/openapi.json',
    function: 'documentation',
    access: 'open',
  },
  getHealth: {
    id: 'getHealth',
    method: 'GET',
    path: '/v1/health',
    function: 'documentation',
    access: 'open',
  },
  getDocs: { id: 'getDocs', method: 'GET', path: '/docs', function: 'documentation', access: 'open' },
  getDocsAsset: {
    id: 'getDocsAsset',
    method: 'GET',
    path: '/docs/{asset}',
    function: 'documentation',
    access: 'open',
  },
} as const satisfies Record<string, Route>;
