import type { Editor } from '@tiptap/core';
import {
  Bold,
  Heading2,
  Heading3,
  Heading4,
  Italic,
  List,
  ListOrdered,
  Redo2,
  Table,
  TextQuote,
  Undo2,
} from '@lucide/vue';
import type { Component } from 'vue';

export interface Tool {
  /** Its label is `consoleEditor.<name>`. */
  name: string;
  icon?: Component;
  run: (editor: Editor) => void;
  active?: (editor: Editor) => boolean;
  enabled?: (editor: Editor) => boolean;
}

const heading = (level: 2 | 3 | 4, icon: Component): Tool => ({
  name: `heading${level}`,
  icon,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  active: (editor) => editor.isActive('heading', { level }),
});

export const TOOL_GROUPS: readonly (readonly Tool[])[] = [
  [heading(2, Heading2), heading(3, Heading3), heading(4, Heading4)],
  [
    {
      name: 'bold',
      icon: Bold,
      run: (e) => e.chain().focus().toggleBold().run(),
      active: (e) => e.isActive('bold'),
    },
    {
      name: 'italic',
      icon: Italic,
      run: (e) => e.chain().focus().toggleItalic().run(),
      active: (e) => e.isActive('italic'),
    },
  ],
  [
    {
      name: 'bulletList',
      icon: List,
      run: (e) => e.chain().focus().toggleBulletList().run(),
      active: (e) => e.isActive('bulletList'),
    },
    {
      name: 'orderedList',
      icon: ListOrdered,
      run: (e) => e.chain().focus().toggleOrderedList().run(),
      active: (e) => e.isActive('orderedList'),
    },
    {
      name: 'quote',
      icon: TextQuote,
      run: (e) => e.chain().focus().toggleBlockquote().run(),
      active: (e) => e.isActive('blockquote'),
    },
  ],
  [
    {
      name: 'table',
      icon: Table,
      run: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      enabled: (e) => !e.isActive('table'),
    },
  ],
  [
    { name: 'undo', icon: Undo2, run: (e) => e.chain().focus().undo().run(), enabled: (e) => e.can().undo() },
    { name: 'redo', icon: Redo2, run: (e) => e.chain().focus().redo().run(), enabled: (e) => e.can().redo() },
  ],
];

export const TABLE_TOOLS: readonly Tool[] = [
  { name: 'addRow', run: (e) => e.chain().focus().addRowAfter().run() },
  { name: 'addColumn', run: (e) => e.chain().focus().addColumnAfter().run() },
  { name: 'deleteRow', run: (e) => e.chain().focus().deleteRow().run() },
  { name: 'deleteColumn', run: (e) => e.chain().focus().deleteColumn().run() },
  { name: 'deleteTable', run: (e) => e.chain().focus().deleteTable().run() },
];
