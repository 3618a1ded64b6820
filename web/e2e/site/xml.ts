import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  RelaxNGValidator,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

/** What is wrong with a document, a line for each fault; nothing where it is valid. */
export type Validate = (xml: string) => string[];

const FOLDER = path.join(import.meta.dirname, 'schemas');
const SITEMAP_PACKAGE = path.dirname(createRequire(import.meta.url).resolve('sitemap/package.json'));

/** Schemas that others import by their names. */
let served = false;
function serveSchemas(): void {
  if (served) return;
  served = true;
  const sitemap = readFileSync(path.join(SITEMAP_PACKAGE, 'schema/sitemap.xsd'));
  const languageLink = readFileSync(path.join(FOLDER, 'languageLink.xsd'));
  xmlRegisterInputProvider(
    new XmlBufferInputProvider({ 'sitemap.xsd': sitemap, 'languageLink.xsd': languageLink }),
  );
}

const faultsOf = (check: () => void): string[] => {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ line, message }) => `line ${String(line)}: ${message.trim()}`);
  }
};

// Atom has a grammar in RELAX NG alone: an XML Schema cannot let its elements stand in any order.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const ofGrammar = RelaxNGValidator;

/** @param schema in the folder of schemas: a grammar (.rng) or an XML Schema (.xsd) */
export function validatorFor(schema: string): Validate {
  serveSchemas();
  const grammar = XmlDocument.fromBuffer(readFileSync(path.join(FOLDER, schema)), { url: schema });
  const validator = (schema.endsWith('.rng') ? ofGrammar : XsdValidator).fromDoc(grammar);
  return (xml) =>
    faultsOf(() => {
      using document = XmlDocument.fromString(xml);
      validator.validate(document);
    });
}

/** The places of a document that a path finds. */
export function placesIn(xml: string, xpath: string, namespaces: Record<string, string>): string[] {
  using document = XmlDocument.fromString(xml);
  return document.find(xpath, namespaces).map(({ content }) => content);
}
