import {
  File,
  FileArchive,
  FileHeadphone,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileType,
  FileVideoCamera,
  Presentation,
} from '@lucide/vue';
import type { Component } from 'vue';
import type { FileKind } from './fileKind';

export const FILE_ICONS = {
  pdf: FileText,
  document: FileType,
  spreadsheet: FileSpreadsheet,
  presentation: Presentation,
  picture: FileImage,
  data: FileSpreadsheet,
  text: FileText,
  audio: FileHeadphone,
  video: FileVideoCamera,
  archive: FileArchive,
  other: File,
} as const satisfies Record<FileKind, Component>;
