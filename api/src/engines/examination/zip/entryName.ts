import yauzl from 'yauzl';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const thai = new TextDecoder('windows-874');

/**
 * The name of an entry. Thai Windows wrote names in its own character set without saying so, other programs write UTF-8
 * without saying so; what ZIP prescribes then (code page 437) has no Thai at all.
 */
export function entryName(entry: yauzl.Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const declaredUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
  const hasUnicodeField = extraFields.some(({ id }) => id === 0x7075);
  if (declaredUtf8 || hasUnicodeField) {
    return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  }
  try {
    return utf8.decode(fileNameRaw).replaceAll('\\', '/');
  } catch {
    return thai.decode(fileNameRaw).replaceAll('\\', '/');
  }
}
