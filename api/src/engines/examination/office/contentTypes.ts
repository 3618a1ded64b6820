import { Refused } from '../refused.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';
import { readXml, valuesOf } from './readXml.ts';

/** What the list of parts may not name (ECMA-376 part 2, 10.1.2.2; [MS-OFFMACRO2]). */
const MACROS = /macroEnabled|vnd\.ms-office\.vbaProject|intlmacrosheet|macrosheet|vnd\.ms-word\.vbaData/i;
const ACTIVE = /activeX|oleObject|vnd\.ms-package\.3dmanufacturing/i;
const MAIN =
  /^(application\/vnd\.openxmlformats-officedocument\.[a-z]+\.(?:document|sheet|presentation))\.main\+xml$/;

/**
 * The media type of an Office document by its list of parts; `application/octet-stream` when it is another kind of package.
 * @throws Refused when a part is a program
 */
export async function mainType(zip: OpenZip, list: ZipEntry): Promise<string> {
  let type: string | undefined;
  await readXml(zip, list, {
    open: (_name, attributes) => {
      const content = valuesOf(attributes, 'ContentType').join(' ');
      const part = valuesOf(attributes, 'PartName')[0] ?? content;
      if (MACROS.test(content)) throw new Refused('macros', part);
      if (ACTIVE.test(content)) throw new Refused('active_content', part);
      const main = MAIN.exec(content)?.[1];
      if (main !== undefined && type !== undefined && main !== type) throw new Refused('two_types_at_once');
      type = main ?? type;
    },
  });
  return type ?? 'application/octet-stream';
}
