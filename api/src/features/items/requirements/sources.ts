import type { ContentFile } from '@phoeiphrae/shared/content';
import type { Gap, Subject } from './subject.ts';

const gap = (pointer: string, code: string, th: string, en: string): Gap => ({
  pointer,
  code,
  detail: { th, en },
});

/** Rule 4: what is borrowed is named with its licence, or the preparer says that nothing is. */
export function textSourcesStated({ revision, policy }: Subject): Gap[] {
  const { sources, noBorrowedSources, files } = revision.row.content;
  const stated = sources.length > 0 || (files.length > 0 && files.every(({ origin }) => origin !== null));
  const ofFiles = fileOrigins({ revision, policy }, (file) => !isPicture(file));
  if (!stated && !noBorrowedSources) {
    return [
      gap(
        '/content/sources',
        'sources_unstated',
        'ระบุแหล่งที่มา หรือยืนยันว่าจัดทำเองทั้งหมด',
        'Name the sources, or say that all is your own.',
      ),
      ...ofFiles,
    ];
  }
  const ofText = sources.flatMap((source, i) => {
    const licence = policy.licences.find((entry) => entry.code === source.licence);
    const at = `/content/sources/${String(i)}`;
    if (!licence)
      return [
        gap(
          `${at}/licence`,
          'licence_unknown',
          'เลือกสิทธิการใช้ของแหล่งที่มานี้',
          'Choose the licence of this source.',
        ),
      ];
    return licence.needsHolder && source.holder === ''
      ? [
          gap(
            `${at}/holder`,
            'holder_missing',
            'ระบุเจ้าของสิทธิของแหล่งที่มานี้',
            'Name the rights holder of this source.',
          ),
        ]
      : [];
  });
  return [...ofText, ...ofFiles];
}

const isPicture = ({ mediaType }: ContentFile): boolean => mediaType.startsWith('image/');

/** Each file says where it comes from, unless nothing in the item is borrowed; what is said of it is complete. */
function fileOrigins(
  { revision, policy }: Pick<Subject, 'revision' | 'policy'>,
  which: (file: ContentFile) => boolean,
): Gap[] {
  const { files, noBorrowedSources } = revision.row.content;
  return files.flatMap((file, i): Gap[] => {
    if (!which(file)) return [];
    const at = `/content/files/${String(i)}/origin`;
    if (!file.origin) {
      const [th, en] = ['ระบุแหล่งที่มาของไฟล์', 'Say where the file comes from'] as const;
      return noBorrowedSources
        ? []
        : [gap(at, 'file_origin_missing', `${th} “${file.name}”`, `${en}: “${file.name}”.`)];
    }
    const licence = policy.licences.find(({ code }) => code === file.origin?.licence);
    if (!licence) {
      const en = 'Choose the licence of this file.';
      return [gap(`${at}/licence`, 'licence_unknown', 'เลือกสิทธิการใช้ของไฟล์นี้', en)];
    }
    if (!licence.needsHolder || file.origin.holder !== '') return [];
    const en = 'Name the rights holder of this file.';
    return [gap(`${at}/holder`, 'holder_missing', 'ระบุเจ้าของสิทธิของไฟล์นี้', en)];
  });
}

/** Rule 5: pictures have a source of their own, unless the preparer says that all is the office's work. */
export function pictureSourcesStated({ revision, policy }: Subject): Gap[] {
  const { body, sources, noBorrowedSources } = revision.row.content;
  const pictured = body.includes('<img');
  const ofFiles = fileOrigins({ revision, policy }, isPicture);
  if (!pictured || noBorrowedSources || sources.some((source) => source.kind === 'picture')) return ofFiles;
  return [
    ...ofFiles,
    gap(
      '/content/sources',
      'picture_source_missing',
      'ระบุแหล่งที่มาของภาพประกอบ',
      'Name the source of the pictures.',
    ),
  ];
}
