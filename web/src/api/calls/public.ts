// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The bytes of a file of what is published; ranges are served */
export const getPublicFile = { method: 'get', path: '/api/v1/public/items/{slug}/files/{sha256}' } as const;
/** A picture of a page of a published file; page 0 is its thumbnail */
export const getPublicFilePage = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/files/{sha256}/pages/{page}',
} as const;
/** What may be meant by the letters typed so far: titles of what is public, categories, abbreviations */
export const suggestSearch = { method: 'get', path: '/api/v1/public/search/suggestions' } as const;
/** The other years and months of an item, and up to five related ones */
export const getPublicItemNeighbours = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/neighbours',
} as const;
/** A published revision as it was shown, or the notice that it no longer is (410) */
export const getPublicVersion = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/versions/{version}',
} as const;
/** What differs between a published revision and an earlier one */
export const getVersionDifference = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/versions/{version}/difference',
} as const;
/** The bytes of a file of a published revision; ranges are served */
export const getVersionFile = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/versions/{version}/files/{sha256}',
} as const;
/** A picture of a page of such a file; page 0 is its thumbnail */
export const getVersionFilePage = {
  method: 'get',
  path: '/api/v1/public/items/{slug}/versions/{version}/files/{sha256}/pages/{page}',
} as const;
/** The office, its categories with their counts, work groups and fiscal years */
export const getSite = { method: 'get', path: '/api/v1/public/site' } as const;
/** The announcement in force: categories, chain, committee, rules, cycles */
export const getPublicPolicy = { method: 'get', path: '/api/v1/public/policy' } as const;
/** What most pages need of the announcement in force: its names, and who lets what out */
export const getPolicyOutline = { method: 'get', path: '/api/v1/public/policy/outline' } as const;
/** One version of the announcement, as what was published under it says */
export const getPublicPolicyVersion = { method: 'get', path: '/api/v1/public/policies/{version}' } as const;
/** What is published, newest first; with words, what they find, best first */
export const listPublicItems = { method: 'get', path: '/api/v1/public/items' } as const;
/** What is published at an address, or the notice that it no longer is (410) */
export const getPublicItem = { method: 'get', path: '/api/v1/public/items/{slug}' } as const;
/** The public keys of the office’s seal, oldest first, retired ones included */
export const listSealKeys = { method: 'get', path: '/api/v1/public/keys' } as const;
/** What became public and what ceased to be since a moment, oldest first */
export const listChanges = { method: 'get', path: '/api/v1/public/changes' } as const;
/** The same, newest first and with titles, for people */
export const listRecentChanges = { method: 'get', path: '/api/v1/public/changes/recent' } as const;
/** Links and files of what is published that do not work now, what failed last first */
export const listBrokenLinks = { method: 'get', path: '/api/v1/public/broken-links' } as const;
/** What an address follows by e-mail, for whoever has the link of a mail to it */
export const getSubscriptions = { method: 'get', path: '/api/v1/public/subscriptions/{token}' } as const;
/** What citizens said and the office shows, with its answers, newest first */
export const listPublicOpinions = { method: 'get', path: '/api/v1/public/opinions' } as const;
/** Say what one thinks of an item or of the site; nobody is asked who they are */
export const giveOpinion = { id: 'giveOpinion', method: 'post', path: '/api/v1/public/opinions' } as const;
/** Work for the sender of an opinion: with its solution it counts at once */
export const getOpinionChallenge = { method: 'get', path: '/api/v1/public/opinions/challenge' } as const;
/** What became of an opinion, for whoever has its code */
export const getOpinionStanding = {
  method: 'get',
  path: '/api/v1/public/opinions/receipts/{receipt}',
} as const;
/** The lists of assessors that the office answers on its site, newest first */
export const listPublicAssessments = { method: 'get', path: '/api/v1/public/assessment' } as const;
/** Each number of a fiscal year with the addresses at which its evidence can be read now */
export const getPublicAssessment = { method: 'get', path: '/api/v1/public/assessment/{year}' } as const;
/** The same as a table, CSV */
export const getAssessmentLinksCsv = {
  method: 'get',
  path: '/api/v1/public/assessment/{year}/links.csv',
} as const;
/** The same as a table, XLSX */
export const getAssessmentLinksXlsx = {
  method: 'get',
  path: '/api/v1/public/assessment/{year}/links.xlsx',
} as const;
/** Certificate, print, or completed form of what is published at an address, as PDF */
export const getPublicPaper = { method: 'get', path: '/api/v1/public/items/{slug}/papers/{kind}' } as const;
/** What is published, or the part that filters name, newest first (Atom). Without a filter the signed heads of the public log too */
export const getFeed = { method: 'get', path: '/feed.xml' } as const;
/** The same as JSON Feed 1.1 */
export const getJsonFeed = { method: 'get', path: '/feed.json' } as const;
/** What robots need not fetch, and where the site map is (RFC 9309) */
export const getRobots = { method: 'get', path: '/robots.txt' } as const;
/** The index of site maps: every page of the site that may be indexed (sitemaps.org) */
export const getSitemapIndex = { method: 'get', path: '/sitemap.xml' } as const;
/** One site map: of the pages, or of up to 1 000 items of a month */
export const getSitemap = { method: 'get', path: '/sitemaps/{name}' } as const;
/** Whom to tell of a weakness of the site (RFC 9116) */
export const getSecurityContact = { method: 'get', path: '/.well-known/security.txt' } as const;
/** Name and icons for the screen of a phone (W3C web application manifest) */
export const getManifest = { method: 'get', path: '/manifest.webmanifest' } as const;
/** The newest signed head of the public log, as text to keep; 404 in the moments before the first */
export const getCheckpoint = { method: 'get', path: '/api/v1/public/log/checkpoint' } as const;
/** Signed heads of the public log, newest first */
export const listCheckpoints = { method: 'get', path: '/api/v1/public/log/checkpoints' } as const;
/** Leaves of the public log, oldest first */
export const listLeaves = { method: 'get', path: '/api/v1/public/log/leaves' } as const;
/** The proof that a leaf is in the tree of a size */
export const proveInclusion = { method: 'get', path: '/api/v1/public/log/inclusion' } as const;
/** The proof that the tree of one size is the beginning of the tree of another */
export const proveConsistency = { method: 'get', path: '/api/v1/public/log/consistency' } as const;
/** What the code on a certificate stands for */
export const verifyCode = { method: 'get', path: '/api/v1/public/verify/codes/{code}' } as const;
/** What a file was published as, or which paper of the office it is, by the SHA-256 of its bytes */
export const verifyFile = { method: 'get', path: '/api/v1/public/verify/files/{sha256}' } as const;
/** All by which a published item can be checked without this system, or the notice of its end (410) */
export const getCertificate = { method: 'get', path: '/api/v1/public/items/{slug}/certificate' } as const;
/** The program that checks certificates, packs and the log by itself (Node.js 18 or newer) */
export const getVerifier = { method: 'get', path: '/api/v1/public/verifier' } as const;
/** Which paper of the office a scan or a saved copy is, by the code that is printed on it */
export const verifyPaper = {
  id: 'verifyPaper',
  method: 'post',
  path: '/api/v1/public/verify/uploads',
} as const;
