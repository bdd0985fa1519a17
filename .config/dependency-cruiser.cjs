// Who may import whom (design of the repository). Every rule is an error, and each has a fixture under
// tests/architecture/violations that must violate it: a rule that silently never fires is worse than none.
const domain = (name) => `(^|/)app/domain/${name}/`;
const ROOT = '(^|/)';
/** Beside these, a domain folder may import money, access and trail. */
const domainMay = {
  money: [],
  access: ['trail'],
  trail: [],
  ledger: [],
  places: [],
  // How many share what a page would tell: the register of tokens is written by cases and asked by publishing.
  anonymity: ['places'],
  redaction: [],
  clock: [],
  cases: ['places', 'anonymity'],
  consent: ['cases'],
  // Beyond design.md: reading case files needs cases, consents and places; the officer's list joins what it shows of a case.
  import: ['cases', 'consent', 'places'],
  caseload: ['cases', 'consent'],
  campaigns: ['places'],
  publishing: ['cases', 'consent', 'redaction', 'places', 'anonymity', 'campaigns', 'ledger'],
  // Needs of children, of many cases at once: consents as a case's own, rates of the assessment, the reviewer's questions.
  pools: ['cases', 'consent', 'publishing'],
  giving: ['ledger', 'campaigns'],
  // Addresses of those who follow a need, limited and asked as giving does it; and what all may know of the money together.
  following: ['campaigns', 'giving'],
  transparency: ['campaigns', 'giving', 'ledger'],
  network: [],
  // Disbursements: the references of payments, to find them on a statement.
  reconciliation: ['ledger', 'giving', 'disbursements'],
  disbursements: ['ledger', 'campaigns', 'network', 'redaction'],
  audit: ['ledger', 'disbursements'],
  // What finance looks at: the read models of everything that moves money, as plain tables.
  finance: ['ledger', 'giving', 'reconciliation', 'disbursements', 'audit', 'campaigns'],
  // The survivor's own view: it reaches nothing of a case but what its views in the database show.
  'own-view': [],
  opendata: ['campaigns', 'transparency'],
  learn: ['campaigns'],
};
const shared = ['money', 'access', 'trail'];

const domainRules = Object.entries(domainMay).map(([name, others]) => ({
  name: `domain-${name}-imports`,
  comment: `domain/${name} may import ${[...shared, ...others].join(', ') || 'nothing'} of the domain`,
  severity: 'error',
  from: { path: domain(name), pathNot: '\\.test\\.tsx?$' },
  to: { path: `${ROOT}app/domain/`, pathNot: [...new Set([name, ...shared, ...others])].map(domain) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...domainRules,
    {
      name: 'public-never-reaches-cases',
      comment: 'What is served to the public does not reach the private register, not even through others.',
      severity: 'error',
      from: {
        path: `${ROOT}app/(routes/(_public|_give|_my|resources)\\+/|domain/(campaigns|giving|following|transparency|own-view)/|ui/|enhance/)`,
        pathNot: '\\.test\\.tsx?$',
      },
      to: { path: `${ROOT}app/domain/(cases|consent)/`, reachable: true },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { path: `${ROOT}app/(domain|platform|ui|catalogues|sandbox|enhance)/` },
      to: { path: `${ROOT}app/routes/` },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: `${ROOT}app/platform/` },
      to: { path: `${ROOT}app/domain/(?!money/)` },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: `${ROOT}app/ui/` },
      to: { path: `${ROOT}app/domain/(?!money/)` },
    },
    {
      name: 'domain-front-door',
      comment: 'Other folders import only index.ts or index.server.ts of a domain folder.',
      severity: 'error',
      // A command that makes or measures a folder's own data belongs to that folder.
      from: { path: `${ROOT}app/(?!domain/)`, pathNot: ['\\.test\\.tsx?$', `${ROOT}app/commands/(build|redaction)-`] },
      to: { path: `${ROOT}app/domain/[^/]+/(?!index(\\.server)?\\.ts$)`, pathNot: '\\.css$' },
    },
    {
      name: 'domain-front-door-inside',
      severity: 'error',
      from: { path: `${ROOT}app/domain/([^/]+)/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `${ROOT}app/domain/[^/]+/(?!index(\\.server)?\\.ts$)`, pathNot: `${ROOT}app/domain/$2/` },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The payments sandbox and the mail catcher hold no code of the application, and it none of theirs.',
      severity: 'error',
      from: { path: `${ROOT}app/sandbox/` },
      to: { path: `${ROOT}app/(?!sandbox/)` },
    },
    {
      name: 'application-knows-no-sandbox',
      severity: 'error',
      from: { path: `${ROOT}app/(routes|domain|platform|ui)/` },
      to: { path: `${ROOT}app/sandbox/` },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: `${ROOT}app/`, pathNot: 'generated' },
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: `${ROOT}app/` },
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?(url|worker)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|app/platform/db/generated' },
    exclude: { path: 'app/platform/db/generated' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
