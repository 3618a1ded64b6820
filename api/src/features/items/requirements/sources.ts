import type { Gap, Subject } from '../requirements.ts';

const gap = (pointer: string, code: string, th: string, en: string): Gap => ({
  pointer,
  code,
  message: { th, en },
});

/** Rule 4: what is borrowed is named with its licence, or the preparer says that nothing is. */
export function textSourcesStated({ revision, policy }: Subject): Gap[] {
  const { sources, noBorrowedSources } = revision.row.content;
  if (sources.length === 0 && !noBorrowedSources) {
    return [
      gap(
        '/content/sources',
        'sources_unstated',
        'ระบุแหล่งที่มา หรือยืนยันว่าจัดทำเองทั้งหมด',
        'Name the sources, or say that all is your own.',
      ),
    ];
  }
  return sources.flatMap((source, i) => {
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
}

/** Rule 5: pictures have a source of their own, unless the preparer says that all is the office's work. */
export function pictureSourcesStated({ revision }: Subject): Gap[] {
  const { body, sources, noBorrowedSources } = revision.row.content;
  const pictured = body.includes('<img');
  if (!pictured || noBorrowedSources || sources.some((source) => source.kind === 'picture')) return [];
  return [
    gap(
      '/content/sources',
      'picture_source_missing',
      'ระบุแหล่งที่มาของภาพประกอบ',
      'Name the source of the pictures.',
    ),
  ];
}
