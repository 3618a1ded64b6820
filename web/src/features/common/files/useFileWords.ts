import type { FindingPlace } from '@phoeiphrae/shared/examination';
import { extensionOf } from '@phoeiphrae/shared/fileTypes';
import { useI18n } from '@/locales/useI18n';
import { kindOf, sizeOf } from './fileKind';

interface Named {
  name: string;
  mediaType: string;
  size: number;
}

/** What is said of a file: its type, its size, and where in it something stands. */
export function useFileWords() {
  const { t } = useI18n();

  function size(bytes: number): string {
    const { value, unit } = sizeOf(bytes);
    return t(`file.size.${unit}`, { value });
  }

  /** As people know it: the ending of the name, or else what kind of file it is. */
  const type = ({ name, mediaType }: Omit<Named, 'size'>): string =>
    extensionOf(name).toUpperCase() || t(`file.kind.${kindOf(mediaType)}`);

  const pages = (count: number): string => t('file.pages', { count }, count);

  /** "PDF · 2.3 เมกะไบต์ · 12 หน้า" */
  const facts = (file: Named, pageCount: number | null = null): string =>
    [type(file), size(file.size), ...(pageCount ? [pages(pageCount)] : [])].join(' · ');

  /** For those who hear it: what will come down when the link is followed. */
  const download = (file: Named): string =>
    t('file.downloadNamed', { name: file.name, type: type(file), size: size(file.size) });

  function place({ entry, sheet, cell, page, line, part, field }: FindingPlace): string {
    const found = [
      entry && t('file.place.entry', { entry }),
      page && t('file.place.page', { page }),
      sheet && t('file.place.sheet', { sheet }),
      cell && t('file.place.cell', { cell }),
      line && t('file.place.line', { line }),
      // What stands in the body needs no name, where a page or a cell is known.
      part && (part !== 'body' || !(page ?? cell ?? line)) && t(`file.place.part.${part}`),
      field && t('file.place.field', { field: fieldName(field) }),
    ];
    return found.filter(Boolean).join(' ') || t('file.place.whole');
  }

  function fieldName(field: string): string {
    const key = `file.place.fields.${field.replace(/^\/?(content\/)?/, '').split('/')[0] ?? ''}`;
    const words = t(key);
    return words === key ? field : words;
  }

  return { size, type, pages, facts, download, place };
}
